import { describe, expect, it } from '@jest/globals';
import { type BotLine, createCustomer } from '../../bench/booking/customer.ts';
import { type Game, Recording, toGame } from '../../bench/booking/recording.ts';
import type { Receipt } from '../../src/domain/message.ts';

type Turn = [speaker: 'user' | 'system', text: string, acts: string[], more?: object];
const when = (date: string, time: string) => ({
  appointment_date: date,
  appointment_time: time,
  dentist_name: 'Dr. Lee',
});
const book = (date: string, time: string) => ({ method: 'BookAppointment', parameters: when(date, time) });
const BOOKING = { intent: 'BookAppointment' };

function gameOf(turns: Turn[]): Game {
  const acts = (names: string[]) =>
    names.map((name) => [...name.split(':'), ''].slice(0, 2)).map(([act, slot]) => [act, slot, [], []]);
  const read = turns.map(([speaker, text, names, more]) => ({ speaker, text, acts: acts(names), ...more }));
  const calls = read.flatMap((turn) => ('call' in turn ? [turn.call] : []));
  const game = toGame(Recording.parse({ id: '1', service: 'Services_2', calls, turns: read }));
  if (!game) throw new Error('The recording makes no game.');
  return game;
}

const line = (receipt: Partial<Receipt>, buttons: BotLine['buttons'] = []): BotLine => ({
  receipt: { because: 'flow', ...receipt },
  buttons,
});

const REFUSED = gameOf([
  ['user', 'Find me a dentist', ['INFORM_INTENT:intent'], { intent: 'FindProvider' }],
  ['user', 'Book it please', ['INFORM_INTENT:intent'], BOOKING],
  ['user', 'At 3 pm', ['INFORM:appointment_time'], BOOKING],
  ['user', 'On Friday', ['INFORM:appointment_date'], BOOKING],
  ['user', 'What is the address?', ['REQUEST:address'], BOOKING],
  ['user', 'Yes, go on', ['AFFIRM:'], BOOKING],
  ['system', 'Not possible. How about 4 pm?', ['NOTIFY_FAILURE:'], { call: book('2019-03-08', '15:00') }],
  ['user', 'That works', ['AFFIRM:'], BOOKING],
  ['system', 'Done', ['NOTIFY_SUCCESS:'], { call: book('2019-03-08', '16:00') }],
  ['user', 'Thanks', ['THANK_YOU:'], { intent: 'NONE' }],
]);
const OFFER = [
  { date: '2019-03-08', time: '14:45' },
  { date: '2019-03-08', time: '16:00' },
];
const BUTTONS = OFFER.map(({ time }) => ({ label: time, payload: `f:time=${time}` }));

describe('a recorded conversation as a game', () => {
  it('wants the last slot, finds the refused one taken, and leaves the search out', () => {
    expect(REFUSED.goal).toEqual({ date: '2019-03-08', time: '16:00' });
    expect(REFUSED.taken).toEqual([{ date: '2019-03-08', time: '15:00' }]);
    expect(REFUSED.sentences[0]?.text).toBe('Book it please');
  });

  it('keeps the goal free where the recording refuses it too, and ends before the answer to that', () => {
    const game = gameOf([
      ['user', 'Book it at 3 on Friday', ['INFORM:appointment_time'], BOOKING],
      ['system', 'Sorry', ['NOTIFY_FAILURE:'], { call: book('2019-03-08', '15:00') }],
      ['user', 'No, that will not do', ['NEGATE:'], BOOKING],
    ]);
    expect(game.taken).toEqual([]);
    expect(game.sentences).toHaveLength(1);
  });
});

describe('the recorded customer', () => {
  it('answers what is asked, asks where the recording does, and taps the wanted one of several offers', () => {
    const customer = createCustomer(REFUSED);
    expect(customer.open()).toEqual({ kind: 'say', text: 'Book it please' });
    expect(customer.answer(line({ asks: ['date'] }))).toEqual({ kind: 'say', text: 'On Friday' });
    expect(customer.answer(line({ asks: ['time'] }))).toEqual({ kind: 'say', text: 'What is the address?' });
    expect(customer.answer(line({ asks: ['time'] }))).toEqual({ kind: 'say', text: 'At 3 pm' });
    expect(customer.answer(line({ asks: ['date', 'time'], proposes: OFFER }, BUTTONS))).toEqual({
      kind: 'press',
      label: '16:00',
      payload: 'f:time=16:00',
    });
    expect(customer.answer(line({ asks: ['name'] }))).toEqual({ kind: 'say', text: 'Alex Kim' });
    expect(customer.answer(line({ asks: ['confirm'], confirms: REFUSED.goal }))).toEqual({
      kind: 'say',
      text: 'Yes, go on',
    });
    expect(customer.answer(line({}))).toEqual({ kind: 'say', text: 'Thanks' });
    expect(customer.answer(line({}))).toEqual({ kind: 'silent' });
  });

  it('says the recorded words to an offer that is not wanted, and never yes to a wrong summary', () => {
    const customer = createCustomer(REFUSED);
    customer.open();
    const elsewhere = [{ date: '2019-03-08', time: '14:45' }];
    expect(customer.answer(line({ asks: ['date', 'time'], proposes: elsewhere }, BUTTONS))).toEqual({
      kind: 'say',
      text: 'That works',
    });
    const wrong = { date: '2019-03-08', time: '14:45' };
    expect(customer.answer(line({ asks: ['confirm'], confirms: wrong }))).toEqual({ kind: 'silent' });
  });
});
