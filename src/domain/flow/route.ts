import type { Understanding } from '../understanding.ts';
import { controlOf } from './control.ts';
import type { Flow } from './flow.ts';
import { asksForHours, isSmall, meaningOf, SURE_URGENT, URGENT, wishesVisit } from './meaning.ts';
import type { Payload } from './payload.ts';
import { isQuestion, type Question, questionsWith, wishBeside } from './questions.ts';
import type { Reading } from './read-turn.ts';
import type { FlowFrame } from './state.ts';
import type { Step } from './step.ts';

/** Flows by id, and by the intent that starts them. */
export interface FlowBook {
  byId: ReadonlyMap<string, Flow>;
  byIntent: ReadonlyMap<string, Flow>;
  /** Told of each step that has done something; only where it is counted. */
  walked?(step: Step): void;
}

export type Route =
  /** The running flow takes what the message gives it; asides are answered first. */
  | { kind: 'continue'; reading: Reading; asides: readonly Flow[] }
  | { kind: 'start'; flow: Flow; slots: Record<string, string>; asides: readonly Flow[] }
  /** Short answers, after which the running flow asks again. */
  | { kind: 'aside'; flows: readonly Flow[] }
  | { kind: 'cancel' }
  | { kind: 'back' }
  /** Nothing fits: the responder may know. */
  | { kind: 'ask_responder' };

export interface RouteInput {
  text: string;
  payload: Payload | null;
  understanding: Understanding;
  /** The flow that speaks, with what it read in the message; null when none runs. */
  running: { flow: Flow; frame: FlowFrame; reading: Reading } | null;
  flows: FlowBook;
}

/** Decides what a message is for. Pure: the same message in the same place always goes the same way. */
export function route({ text, payload, understanding, running, flows }: RouteInput): Route {
  if (payload?.kind === 'start') {
    const flow = flows.byId.get(payload.flow);
    if (flow) return { kind: 'start', flow, slots: payload.slots, asides: [] };
  }
  const control = payload ? null : controlOf(text);
  if (running && control) return { kind: control };

  const { intent, score } = meaningOf(text, understanding);
  const meant = payload ? undefined : flows.byIntent.get(intent);
  // Beside an answer it must be clear: "Yes, and whom can I call?"
  if (meant && URGENT.has(intent) && (score >= SURE_URGENT || !running?.reading.useful)) return startOf(meant);
  const questions = payload ? [] : questionsWith(meant && { intent, flow: meant }, understanding, flows.byIntent);
  if (running) return routeRunning(running, meant && { intent, score, flow: meant }, { text, questions });
  const booking = flows.byIntent.get('booking.create');
  const isVisit = !payload && wishesVisit(text, understanding);
  // A question about an hour that is wished for is no question: "is there an opening at eight?"
  if (booking && isVisit) return startOf(booking, questions.length > 1 || meant === booking ? questions : []);
  if (!meant) return { kind: 'ask_responder' };
  if (!isQuestion(meant, intent)) return startOf(meant, questions);
  const wish = wishBeside(understanding, flows.byIntent);
  const last = questions.at(-1)?.flow ?? meant;
  return startOf(wish ?? last, questions);
}

/** What is asked is answered in the order of the words, before what leads speaks. */
const startOf = (flow: Flow, questions: readonly Question[] = []): Route => ({
  kind: 'start',
  flow,
  slots: {},
  asides: questions.map((one) => one.flow).filter((one) => one !== flow),
});

function routeRunning(
  { flow, frame, reading }: NonNullable<RouteInput['running']>,
  main: { intent: string; score: number; flow: Flow } | undefined,
  { text, questions }: { text: string; questions: readonly Question[] },
): Route {
  // In a free answer only what it says above all is a question; the rest are its words.
  const heard = reading.verbatim ? questions.filter(({ intent }) => intent === main?.intent) : questions;
  const asides = heard
    .filter(({ intent }) => asksSomething(text) && !isAboutWish(intent, text, reading))
    .map((one) => one.flow);
  const left = asides.reduce((rest, aside) => withoutAsides(rest, frame, aside), reading);
  if (left.useful) return { kind: 'continue', reading: left, asides };
  if (!main) return asides.length > 0 ? { kind: 'aside', flows: asides } : { kind: 'ask_responder' };
  const { intent, score, flow: meant } = main;
  const isAsking = isQuestion(meant, intent);
  if (asides.length > 0 && (isAsking || meant.id === flow.id || isSmall(intent)))
    return { kind: 'aside', flows: asides };
  // "Change it" in the middle of choosing means what is being chosen, not a visit of old.
  if (intent === 'booking.reschedule' && 'date' in flow.slots && flow.id !== meant.id)
    return { kind: 'continue', reading: { ...reading, polarity: 'no', useful: true }, asides };
  // Who takes leave in the middle does not want to go on.
  if (LEAVING.has(intent) && flow.cancelled && flow.id !== meant.id)
    return score >= SURE_LEAVING ? { kind: 'cancel' } : { kind: 'continue', reading, asides };
  if (meant.id === flow.id || intent.startsWith('answer.')) return { kind: 'continue', reading, asides };
  if (meant.digression && !isSmall(intent) && score < SURE_ASIDE && !asksSomething(text))
    return { kind: 'ask_responder' };
  return meant.digression
    ? { kind: 'aside', flows: [meant] }
    : { kind: 'start', flow: meant, slots: {}, asides: asides.filter((one) => one !== meant) };
}

/** A lone name or number looks a little like everything; only what is clearly a question interrupts. */
const SURE_ASIDE = 0.7;
/** A visit is not thrown away on a guess. */
const SURE_LEAVING = 0.75;
const LEAVING = new Set(['booking.cancel', 'smalltalk.bye']);

/** "Is there an opening at five?", "what about Elena?": questions about hours and staff by their words, wishes by their sense. */
function isAboutWish(intent: string, text: string, { fills }: Reading): boolean {
  if (intent === 'info.hours') return fills.time !== undefined && !asksForHours(text);
  return intent === 'info.staff' && fills.staff !== undefined && text.trim().split(/\s+/u).length <= SHORT;
}

/** Words of a question that names a person and says nothing else of them. */
const SHORT = 4;

/** "And how much is a pedicure?" asks about another service; it does not change the one being booked. */
function withoutAsides(reading: Reading, frame: FlowFrame, aside: Flow): Reading {
  const fills = Object.fromEntries(
    Object.entries(reading.fills).filter(
      ([slot]) => !(slot in aside.slots && (slot === 'choice' ? 'service' : slot) in frame.slots),
    ),
  );
  return {
    ...reading,
    fills,
    useful: Object.keys(fills).length > 0 || reading.clears.length > 0 || reading.polarity !== null,
  };
}

/** In the middle of an answer only a real question is an aside: "Friday at 5, and how much is it?" */
const asksSomething = (text: string): boolean =>
  text.includes('?') ||
  /(?:^|[\s,.])(?:сколько|почем|какая цена|где|как добраться|а если|how much|what(?:'s| is| are)|where|(?:can|could) you (?:tell|give|send)|(?:tell|give|send) me)(?=\s|$)/iu.test(
    text,
  );
