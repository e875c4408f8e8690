import { describe, expect, it } from '@jest/globals';
import { pickOffered } from '../../../src/domain/flow/pick-offered.ts';
import { buildFrame } from './build-frame.ts';

const frame = buildFrame({
  offered: [
    { label: 'чт, 26 нояб., 10:00', fill: { time: '10:00' } },
    { label: 'чт, 26 нояб., 11:00', fill: { time: '11:00' } },
    { label: 'Ёлка', fill: { time: '12:00' } },
  ],
});

describe('pickOffered', () => {
  it.each([
    ['второй', '11:00'],
    ['давайте первый вариант', '10:00'],
    ["I'll take the first one", '10:00'],
    ['последнее', '12:00'],
    ['The last one, please.', '12:00'],
    ['елка', '12:00'],
    ['чт, 26 нояб., 11:00', '11:00'],
  ])('finds what %j chooses', (text, time) => expect(pickOffered(frame, text, false)).toEqual({ time }));

  it('takes a bare number for a place in the list only where it may be one', () => {
    expect(pickOffered(frame, '2', true)).toEqual({ time: '11:00' });
    expect(pickOffered(frame, '2', false)).toEqual({});
    expect(pickOffered(frame, '9', true)).toEqual({});
  });

  it.each(['вторник', 'первый раз у вас', 'четверг', 'в третьем часу', ''])('chooses nothing by %j', (text) =>
    expect(pickOffered(frame, text, false)).toEqual({}),
  );
});
