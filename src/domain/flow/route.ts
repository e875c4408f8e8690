import type { Understanding } from '../understanding.ts';
import { controlOf } from './control.ts';
import type { Flow } from './flow.ts';
import { asksForHours, isSmall, meaningOf, SURE_URGENT, URGENT, wishesVisit } from './meaning.ts';
import type { Payload } from './payload.ts';
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
  /** The running flow takes what the message gives it; an aside is answered first. */
  | { kind: 'continue'; reading: Reading; aside: Flow | null }
  | { kind: 'start'; flow: Flow; slots: Record<string, string> }
  /** A short answer, after which the running flow asks again. */
  | { kind: 'aside'; flow: Flow }
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
    if (flow) return { kind: 'start', flow, slots: payload.slots };
  }
  const control = payload ? null : controlOf(text);
  if (running && control) return { kind: control };

  const { intent, score } = meaningOf(text, understanding);
  const meant = payload ? undefined : flows.byIntent.get(intent);
  // Beside an answer it must be clear: "Yes, and whom can I call?"
  if (meant && URGENT.has(intent) && (score >= SURE_URGENT || !running?.reading.useful))
    return { kind: 'start', flow: meant, slots: {} };
  if (running) return routeRunning(running, meant, { intent, score }, text);
  const booking = flows.byIntent.get('booking.create');
  if (booking && !payload && wishesVisit(text, understanding)) return { kind: 'start', flow: booking, slots: {} };
  return meant ? { kind: 'start', flow: meant, slots: {} } : { kind: 'ask_responder' };
}

function routeRunning(
  { flow, frame, reading }: NonNullable<RouteInput['running']>,
  meant: Flow | undefined,
  { intent, score }: { intent: string; score: number },
  text: string,
): Route {
  if (meant && isQuestion(meant, intent) && asksSomething(text) && !isAboutWish(intent, text, reading)) {
    const left = withoutAsides(reading, frame, meant);
    return left.useful ? { kind: 'continue', reading: left, aside: meant } : { kind: 'aside', flow: meant };
  }
  if (reading.useful) return { kind: 'continue', reading, aside: null };
  if (!meant) return { kind: 'ask_responder' };
  // "Change it" in the middle of choosing means what is being chosen, not a visit of old.
  if (intent === 'booking.reschedule' && 'date' in flow.slots && flow.id !== meant.id)
    return { kind: 'continue', reading: { ...reading, polarity: 'no', useful: true }, aside: null };
  // Who takes leave in the middle does not want to go on.
  if (LEAVING.has(intent) && flow.cancelled && flow.id !== meant.id)
    return score >= SURE_LEAVING ? { kind: 'cancel' } : { kind: 'continue', reading, aside: null };
  if (meant.id === flow.id || intent.startsWith('answer.')) return { kind: 'continue', reading, aside: null };
  if (meant.digression && !isSmall(intent) && score < SURE_ASIDE && !asksSomething(text))
    return { kind: 'ask_responder' };
  return meant.digression ? { kind: 'aside', flow: meant } : { kind: 'start', flow: meant, slots: {} };
}

/** A lone name or number looks a little like everything; only what is clearly a question interrupts. */
const SURE_ASIDE = 0.7;
/** A visit is not thrown away on a guess. */
const SURE_LEAVING = 0.75;
const LEAVING = new Set(['booking.cancel', 'smalltalk.bye']);

const isQuestion = (flow: Flow, intent: string): boolean => flow.digression && !isSmall(intent);

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
