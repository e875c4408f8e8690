import { describe, expect, it } from '@jest/globals';
import { Flow } from '../../../src/domain/flow/flow.ts';
import { readTurn } from '../../../src/domain/flow/read-turn.ts';
import { type FlowBook, type Route, route } from '../../../src/domain/flow/route.ts';
import type { FlowFrame } from '../../../src/domain/flow/state.ts';
import { buildFrame, understood, VISIT } from './build-frame.ts';

const text = (words: string) => ({ ru: words, en: words });
const simple = (id: string, intent: string, digression: boolean, slots: Record<string, string> = {}) =>
  Flow.parse({ id, title: text(id), starts_on: [intent], digression, slots, steps: [{ say: text(id) }] });
const ALL = [
  VISIT,
  simple('price', 'info.price', true, { service: 'service' }),
  simple('hours', 'info.hours', true, { date: 'date' }),
  simple('location', 'info.location', true),
  simple('person', 'handoff.operator', false),
  simple('complaint', 'complaint', false),
  simple('move', 'booking.reschedule', false),
  simple('bye', 'smalltalk.bye', true),
  simple('hello', 'smalltalk.greeting', true),
];
const FLOWS: FlowBook = {
  byId: new Map(ALL.map((flow) => [flow.id, flow])),
  byIntent: new Map(ALL.flatMap((flow) => flow.starts_on.map((intent): [string, Flow] => [intent, flow]))),
};

function go(words: string, meaning = understood({}), frame: FlowFrame | null = null): Route {
  const input = { text: words, payload: null, understanding: meaning };
  const running = frame && { flow: VISIT, frame, reading: readTurn(VISIT, frame, input) };
  return route({ ...input, running, flows: FLOWS });
}
const flowOf = (chosen: Route) => ('flow' in chosen ? chosen.flow.id : 'flows' in chosen ? chosen.flows[0]?.id : null);
const ASKED = buildFrame({ slots: { service: 'cut' }, asked: ['date'] });

describe('route, while nothing runs', () => {
  it('starts the flow of the intent, and asks the responder when there is none', () => {
    expect(flowOf(go('…', understood({ 'info.price': 0.9 })))).toBe('price');
    expect(go('…')).toEqual({ kind: 'ask_responder' });
  });

  it('hears the wish behind the courtesy', () => {
    expect(flowOf(go('Привет! Сколько стоит?', understood({ 'smalltalk.greeting': 0.9, 'info.price': 0.8 })))).toBe(
      'price',
    );
  });

  it('starts a booking for a day or time without an intent', () => {
    expect(flowOf(go('в пятницу', understood({}, { date: '2026-11-27' })))).toBe('visit');
    expect(flowOf(go('to 3 pm', understood({}, { time: '15:00' })))).toBe('visit');
  });

  it('leaves a story that only mentions a day to the responder', () => {
    const story = 'моя бабушка приезжает завтра из деревни и мы с ней хотим погулять по городу и парку';
    expect(go(story, understood({}, { date: '2026-11-27' }))).toEqual({ kind: 'ask_responder' });
  });

  it('knows whether hours or a free time is asked for', () => {
    const hours = understood({ 'info.hours': 0.8 }, { time: '09:00' });
    expect(flowOf(go('вы открываетесь в 9?', hours))).toBe('hours');
    expect(flowOf(go('any open slots at 9?', hours))).toBe('visit');
  });
});

describe('route, in the middle of a flow', () => {
  it('goes on with what answers it', () => {
    expect(go('в пятницу', understood({}, { date: '2026-11-27' }), ASKED)).toMatchObject({
      kind: 'continue',
      asides: [],
    });
  });

  it('answers a question beside an answer, and goes on', () => {
    const chosen = go('в пятницу, а сколько стоит?', understood({ 'info.price': 0.9 }, { date: '2026-11-27' }), ASKED);
    expect(chosen).toMatchObject({
      kind: 'continue',
      asides: [{ id: 'price' }],
      reading: { fills: { date: '2026-11-27' } },
    });
  });

  it('keeps the chosen service when another one’s price is asked', () => {
    const chosen = go('а сколько стоит покраска?', understood({ 'info.price': 0.9 }, { service: 'colour' }), ASKED);
    expect(chosen).toMatchObject({ kind: 'aside', flows: [{ id: 'price' }] });
  });

  it('takes a question after a free time for a wish', () => {
    const chosen = go('is there an opening at five?', understood({ 'info.hours': 0.7 }, { time: '17:00' }), ASKED);
    expect(chosen).toMatchObject({ kind: 'continue', asides: [] });
  });

  it('does not take a lone word that looks a little like a question for one', () => {
    expect(go('Ира', understood({ 'info.price': 0.57 }), ASKED)).toEqual({ kind: 'ask_responder' });
  });

  it('takes "change it" for what is being chosen, not for another visit', () => {
    expect(go('изменить', understood({ 'booking.reschedule': 0.9 }), ASKED)).toMatchObject({
      kind: 'continue',
      reading: { polarity: 'no' },
    });
  });

  it('lets a person be called by clear words, not by a doubtful guess beside an answer', () => {
    const sure = understood({ 'handoff.operator': 0.95 }, { date: '2026-11-27' });
    const doubtful = understood({ 'handoff.operator': 0.6 }, { date: '2026-11-27' });
    expect(flowOf(go('позовите человека', sure, ASKED))).toBe('person');
    expect(go('в пятницу, whom can I call?', doubtful, ASKED)).toMatchObject({ kind: 'continue' });
  });

  it('does not throw the visit away on a guess', () => {
    expect(go('ну такое', understood({ 'smalltalk.bye': 0.66 }), ASKED)).toMatchObject({ kind: 'continue' });
  });

  it('tells the own number to who asks for it', () => {
    const asked = understood({ 'handoff.operator': 0.6 });
    expect(
      route({
        text: 'Can I have your contact number?',
        payload: null,
        understanding: asked,
        running: null,
        flows: FLOWS,
      }),
    ).toMatchObject({ kind: 'start', flow: { id: 'location' } });
    expect(flowOf(go('подскажите ваш номер телефона'))).toBe('location');
    expect(flowOf(go('как с вами связаться?', asked))).toBe('location');
    expect(flowOf(go('what number do I call to get a person?', understood({ 'handoff.operator': 0.95 })))).toBe(
      'person',
    );
  });

  it('calls nobody on a weak guess', () => {
    const guess = understood({ complaint: 0.5 }, { time: '16:30' });
    expect(flowOf(go('half past four', guess))).toBe('visit');
    expect(go('хм', understood({ complaint: 0.5 }))).toEqual({ kind: 'ask_responder' });
    expect(flowOf(go('испортили волосы', understood({ complaint: 0.7 })))).toBe('complaint');
  });

  it('hears no complaint in thanks', () => {
    const thanks = understood({ 'smalltalk.greeting': 0.9, complaint: 0.7 });
    expect(flowOf(go('thanks, I was a bit of a pain', thanks))).toBe('hello');
  });

  it('stops for "cancel" and goodbye, and goes back on "back"', () => {
    expect(go('отмена', understood({}), ASKED)).toEqual({ kind: 'cancel' });
    expect(go('до свидания', understood({ 'smalltalk.bye': 0.9 }), ASKED)).toEqual({ kind: 'cancel' });
    expect(go('назад', understood({}), ASKED)).toEqual({ kind: 'back' });
  });
});

describe('route, where one message wishes several things', () => {
  const SEVERAL = understood({ 'info.hours': 0.98, 'info.price': 0.91, 'info.location': 0.9 });

  it('answers questions in the order of the words', () => {
    const chosen = go('…', { ...SEVERAL, order: ['info.price', 'info.location', 'info.hours'] });
    expect(chosen).toMatchObject({
      kind: 'start',
      flow: { id: 'hours' },
      asides: [{ id: 'price' }, { id: 'location' }],
    });
  });

  it('lets what is to be done lead, whichever is surer', () => {
    const chosen = go('…', understood({ 'info.price': 0.99, 'booking.reschedule': 0.9 }));
    expect(chosen).toMatchObject({ kind: 'start', flow: { id: 'move' }, asides: [{ id: 'price' }] });
  });

  it('starts no visit for a day that is not wished for', () => {
    const denied = { ...understood({}, { date: '2026-11-27' }), denied: ['booking.reschedule'] };
    expect(go('не переносите на пятницу', denied)).toEqual({ kind: 'ask_responder' });
  });
});
