import { describe, expect, it } from '@jest/globals';
import { clearSlots, fillFrame, stepBack } from '../../../src/domain/flow/frame.ts';
import type { FlowFrame } from '../../../src/domain/flow/state.ts';
import { type CallResult, type Walked, walk } from '../../../src/domain/flow/walk.ts';
import { buildFrame, VISIT } from './build-frame.ts';

type Calls = Record<string, CallResult>;
const DAYS = [{ label: 'пт', fill: { date: 'friday' } }];
const FREE: Calls = {
  days: { outcome: 'some', vars: {}, options: DAYS },
  check: { outcome: 'free', vars: { price: '100' }, slot: { date: 'friday', time: '10:00' } },
};
const TAKEN: Calls = {
  ...FREE,
  check: { outcome: 'taken', vars: {}, options: [{ label: 'сб, 10:00', fill: { date: 'saturday', time: '10:00' } }] },
};

function run(frame: FlowFrame, calls: Calls = FREE, turn: { polarity?: 'yes' | 'no'; invalid?: boolean } = {}): Walked {
  const walking = walk(VISIT, frame, {
    locale: 'ru',
    polarity: turn.polarity ?? null,
    invalid: turn.invalid ?? false,
    present: (_kind, value) => value,
  });
  let step = walking.next();
  while (!step.done) {
    const result = calls[step.value.call];
    if (!result) throw new Error(`no answer to ${step.value.call}`);
    step = walking.next(result);
  }
  return step.value;
}

const said = ({ says }: Walked) => says.map(({ content }) => content.text);
const KNOWN = { service: 'cut', date: 'friday' };

describe('walk', () => {
  it('asks the first thing that is missing, with the look-up’s choices as buttons', () => {
    expect(said(run(buildFrame()))).toEqual(['Услуга?']);
    const { says, frame, ending } = run(buildFrame({ slots: { service: 'cut' } }));
    expect(says[0]?.content).toEqual({ text: 'День?', buttons: [{ label: 'пт', payload: 'f:date=friday' }] });
    expect(frame).toMatchObject({ asked: ['date'], step: 'date', offered: DAYS });
    expect(ending).toEqual({ kind: 'waiting' });
  });

  it('says that an answer did not fit only to the question it was for', () => {
    const asked = run(buildFrame()).frame;
    expect(said(run(asked, FREE, { invalid: true }))).toEqual(['Нет такой.\nУслуга?']);
    expect(said(run(buildFrame(), FREE, { invalid: true }))).toEqual(['Услуга?']);
  });

  it('counts how often the same question was asked in a row', () => {
    const again = run(run(run(buildFrame()).frame).frame).frame;
    expect(again.repeats).toBe(2);
    expect(run(fillFrame(again, { service: 'cut' })).frame.repeats).toBe(0);
  });

  it('tells in the receipt what is asked, proposed and would be booked', () => {
    const taken = run(buildFrame({ slots: KNOWN }), TAKEN);
    expect(taken.says[0]?.receipt).toMatchObject({
      asks: ['date', 'time'],
      proposes: [{ date: 'saturday', time: '10:00' }],
    });
    const free = run(buildFrame({ slots: KNOWN }));
    expect(free.says.at(-1)?.receipt).toMatchObject({ asks: ['confirm'], confirms: { date: 'friday', time: '10:00' } });
  });

  it('says a line once, and again when the values in it have changed', () => {
    const first = run(buildFrame({ slots: KNOWN }));
    expect(said(first)).toEqual(['Friday: придержал.', 'Верно?']);
    expect(said(run(first.frame))).toEqual(['Верно?']);
    expect(said(run(fillFrame(first.frame, { date: 'sunday' })))).toEqual(['Sunday: придержал.', 'Верно?']);
  });

  it('acts after a yes to the summary, and not before', () => {
    const summary = run(buildFrame({ slots: KNOWN }));
    expect(summary.deeds).toEqual([]);
    const done = run(summary.frame, FREE, { polarity: 'yes' });
    expect(done.deeds).toEqual([{ do: 'book', slots: KNOWN, vars: { price: '100' } }]);
    expect(done.ending).toEqual({ kind: 'done', outcome: 'done' });
    expect(said(done)).toEqual(['Готово, 100.']);
  });

  it('takes no yes for a summary that was not shown', () => {
    expect(run(buildFrame({ slots: KNOWN }), FREE, { polarity: 'yes' }).deeds).toEqual([]);
  });

  it('asks what to change after a no', () => {
    const summary = run(buildFrame({ slots: KNOWN }));
    const asked = run(summary.frame, FREE, { polarity: 'no' });
    expect(asked.says[0]?.content).toEqual({
      text: 'Что поправить?',
      buttons: [
        { label: 'Услугу', payload: 'c:service' },
        { label: 'День', payload: 'c:date' },
      ],
    });
    expect(said(run(clearSlots(asked.frame, ['date'])))).toEqual(['День?']);
  });

  it('asks for an own wish when none of the offered ones will do, and for a choice when the answer was unclear', () => {
    const { frame } = run(buildFrame({ slots: KNOWN }), TAKEN);
    expect(run(frame, TAKEN, { polarity: 'no' }).says[0]?.content).toEqual({ text: 'Занято.' });
    expect(said(run(frame, TAKEN, { invalid: true }))).toEqual(['Выберите из списка.']);
  });

  it('asks the value given last again after "back"', () => {
    const both = fillFrame(fillFrame(buildFrame(), { service: 'cut' }), { date: 'friday' });
    expect(said(run(stepBack(both)))).toEqual(['День?']);
    expect(said(run(stepBack(stepBack(both))))).toEqual(['Услуга?']);
    expect(stepBack(buildFrame())).toEqual(buildFrame());
  });
});

describe('fillFrame', () => {
  it('lets an exact time replace a part of the day, and a part the time', () => {
    expect(fillFrame(buildFrame({ slots: { part: '17:00-21:00' } }), { time: '18:00' }).slots).toEqual({
      time: '18:00',
    });
    expect(fillFrame(buildFrame({ slots: { time: '18:00' } }), { part: '09:00-12:00' }).slots).toEqual({
      part: '09:00-12:00',
    });
  });

  it('forgets a service that an ambiguous correction leaves out, and keeps one that it may mean', () => {
    expect(fillFrame(buildFrame({ slots: { service: 'nails' } }), { choice: 'cut+trim' }).slots).toEqual({
      choice: 'cut+trim',
    });
    expect(fillFrame(buildFrame({ slots: { service: 'cut' } }), { choice: 'cut+trim' }).slots.service).toBe('cut');
    expect(fillFrame(buildFrame({ slots: { choice: 'cut+trim' } }), { service: 'nails' }).slots).toEqual({
      service: 'nails',
    });
  });
});
