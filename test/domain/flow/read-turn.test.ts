import { describe, expect, it } from '@jest/globals';
import { readTurn } from '../../../src/domain/flow/read-turn.ts';
import { buildFrame, understood, VISIT } from './build-frame.ts';

const read = (text: string, frame = buildFrame(), meaning = understood({})) =>
  readTurn(VISIT, frame, { text, payload: null, understanding: meaning });

const OFFER = buildFrame({
  asked: ['date', 'time'],
  offered: [
    { label: 'пт, 10:00', fill: { date: '2026-11-27', time: '10:00' } },
    { label: 'пт, 11:00', fill: { date: '2026-11-27', time: '11:00' } },
  ],
  proposed: [
    { date: '2026-11-27', time: '10:00' },
    { date: '2026-11-27', time: '11:00' },
  ],
});

describe('readTurn', () => {
  it('takes every value of the flow, asked for or not', () => {
    const meaning = understood({}, { service: 'cut', date: '2026-11-27', time: '10:00', staff: 'anna' });
    expect(read('…', buildFrame({ asked: ['service'] }), meaning)).toMatchObject({
      fills: { service: 'cut', date: '2026-11-27', time: '10:00', staff: 'anna' },
      useful: true,
    });
  });

  it('takes only known slots of a button', () => {
    const payload = { kind: 'fill', slots: { date: '2026-11-27', admin: 'yes' } } as const;
    expect(readTurn(VISIT, buildFrame(), { text: '', payload, understanding: understood({}) }).fills).toEqual({
      date: '2026-11-27',
    });
  });

  it('takes a yes to offered visits for the best of them, and a named one for itself', () => {
    expect(read('да', OFFER).fills).toEqual({ date: '2026-11-27', time: '10:00' });
    expect(read('да, второй', OFFER).fills).toEqual({ date: '2026-11-27', time: '11:00' });
    expect(read('да, в 12', OFFER, understood({}, { time: '12:00' })).fills).toEqual({ time: '12:00' });
  });

  it('takes no yes to a list of hours', () => {
    const hours = buildFrame({ ...OFFER, asked: ['time'] });
    expect(read('да', hours)).toMatchObject({ fills: {}, polarity: null, useful: false });
  });

  it('empties what is wished away, unless the new value stands beside it', () => {
    const known = buildFrame({ slots: { date: '2026-11-27', time: '10:00' } });
    expect(read('другое время', known).clears).toEqual(['time']);
    expect(read('change the time to 4', known, understood({}, { time: '16:00' }))).toMatchObject({
      fills: { time: '16:00' },
      clears: [],
    });
  });

  it('lets a named day win over an ordinal of the same word', () => {
    expect(read('третье', OFFER, understood({}, { date: '2026-12-03' })).fills.date).toBe('2026-12-03');
  });

  it('is of no use when it says nothing that the flow can use', () => {
    expect(read('ого', buildFrame({ asked: ['date'] })).useful).toBe(false);
  });
});
