import { describe, expect, it } from '@jest/globals';
import { settleEither } from '../../../src/domain/flow/either.ts';
import { Flow } from '../../../src/domain/flow/flow.ts';
import { hourInWords, sumInWords } from '../../../src/domain/flow/present.ts';

const flow = Flow.parse({
  id: 'visit',
  title: { ru: 'Визит', en: 'Visit' },
  slots: { time: 'time', either: 'either', part: 'part' },
  steps: [{ ask: 'time', say: { ru: 'Когда?', en: 'When?' } }],
});
const frame = (slots = {}, offered: string[] = []) => ({
  slots,
  offered: offered.map((time) => ({ label: time, fill: { time } })),
});
const TWICE = { either: '08:00+20:00' };

describe('an hour that may be meant twice', () => {
  it('stays open while nothing tells which', () => {
    expect(settleEither(flow, frame(), TWICE)).toEqual(TWICE);
    expect(settleEither(flow, frame({}, ['08:00', '20:00']), TWICE)).toEqual(TWICE);
  });

  it('is the one that was offered', () => {
    expect(settleEither(flow, frame({}, ['18:00', '20:00']), TWICE)).toEqual({ time: '20:00' });
  });

  it('is the one in the part of the day that was named before or with it', () => {
    expect(settleEither(flow, frame({ part: '17:00-23:59' }), TWICE)).toEqual({ time: '20:00' });
    expect(settleEither(flow, frame(), { ...TWICE, part: '06:00-12:00' })).toEqual({ time: '08:00' });
  });

  it('is settled by the part of the day alone when it was asked which', () => {
    expect(settleEither(flow, frame(TWICE), { part: '17:00-23:59' })).toEqual({ time: '20:00' });
    expect(settleEither(flow, frame({}), { part: '17:00-23:59' })).toEqual({ part: '17:00-23:59' });
  });

  it('is none of a flow that cannot ask', () => {
    const { either: _either, ...slots } = flow.slots;
    expect(settleEither({ ...flow, slots }, frame(), { time: '08:00' })).toEqual({ time: '08:00' });
  });
});

describe('hours and sums in words', () => {
  it.each([
    ['08:00', '8 утра', '8 am'],
    ['20:30', '8:30 вечера', '8:30 pm'],
    ['12:00', '12 дня', '12 pm'],
    ['01:00', '1 ночи', '1 am'],
  ])('%s is %s and %s', (time, ru, en) => {
    expect([hourInWords(time, 'ru'), hourInWords(time, 'en')]).toEqual([ru, en]);
  });

  it.each([
    ['-3000 RUB', 'до 3 000 ₽'],
    ['1000- RUB', 'от 1 000 ₽'],
    ['50-50 GBP', '50 £'],
    ['1200-1500 RUB', '1 200 ₽ – 1 500 ₽'],
  ])('%s is %s', (value, words) => expect(sumInWords(value, 'ru').replaceAll('\u00a0', ' ')).toBe(words));
});
