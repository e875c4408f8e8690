import type { Flow } from '../../domain/flow/flow.ts';
import { isSmall, meaningOf, SURE_URGENT } from '../../domain/flow/meaning.ts';
import type { FlowBook } from '../../domain/flow/route.ts';
import type { HandoffReason } from '../../domain/handoff-reason.ts';
import { asksIfBot } from '../../domain/handoff-sense/asks-if-bot.ts';
import type { Lately } from '../../domain/handoff-sense/lately.ts';
import { type Sensed, senseHandoff } from '../../domain/handoff-sense/sense.ts';
import { NONE, type Understanding } from '../../domain/understanding.ts';
import type { Heard } from './heard.ts';

export interface Alarm {
  /** The flow that calls a person, and why; null when nobody is to be called. */
  call: { flow: Flow; reason: HandoffReason } | null;
  /** The words by which that shows, for the person. */
  signs: readonly string[];
  /** Of the message, to be remembered. */
  mood: Lately | null;
  /** The answer to "are you a bot?": alone, or before whatever else the message asks for. */
  honest: { flow: Flow; alone: boolean } | null;
  /** What the message means without what only sounds like a complaint. */
  understanding: Understanding;
}

/**
 * Looks at a message before any flow does: harm, a court, anger and the like call a person whatever the bot is in the middle of; strong
 * words of joy are kept from being taken for a complaint; who asks whether this is a bot is told so.
 */
export function alarmOf(
  { text, payload, understanding }: Heard,
  { lately, flows, now }: { lately: readonly Lately[]; flows: FlowBook; now: Date },
): Alarm {
  if (payload) return { call: null, signs: [], mood: null, honest: null, understanding };
  const { sensed, mood, harmless } = senseHandoff({ text, cyrillic: understanding.cyrillic, lately, now });
  const calmed = harmless && !sensed ? withoutComplaint(understanding) : understanding;
  const call = sensed && !prefersOwnWish(sensed, text, understanding) ? callFor(sensed, flows) : null;
  return {
    call,
    signs: sensed?.signs ?? [],
    mood,
    honest: call ? null : honestFor(text, calmed, flows),
    understanding: calmed,
  };
}

/** "You are useless, get me a human" is a wish for a human, and an answer three times alike is none. */
function prefersOwnWish({ reason }: Sensed, text: string, understanding: Understanding): boolean {
  const { intent, score } = meaningOf(text, understanding);
  if (reason === 'anger') return intent === 'handoff.operator' && score >= SURE_URGENT;
  return reason === 'repeated_question' && isSmall(intent);
}

const FLOWS: Readonly<Record<Sensed['reason'], string>> = {
  medical_risk: 'harm',
  legal_risk: 'legal',
  anger: 'upset',
  complaint: 'complaint',
  repeated_question: 'asked-again',
};
const EMERGENCY = 'emergency';

/** A business without such a flow of its own uses that of complaints, or of calling a person. */
function callFor({ reason, emergency }: Sensed, { byId, byIntent }: FlowBook): Alarm['call'] {
  const flow =
    (emergency && byId.get(EMERGENCY)) ||
    byId.get(FLOWS[reason]) ||
    byIntent.get('complaint') ||
    byIntent.get('handoff.operator');
  return flow ? { flow, reason } : null;
}

function withoutComplaint(understanding: Understanding): Understanding {
  return { ...understanding, intents: understanding.intents.filter(({ intent }) => intent !== 'complaint') };
}

function honestFor(text: string, understanding: Understanding, { byId }: FlowBook): Alarm['honest'] {
  const flow = byId.get('bot');
  if (!flow || !asksIfBot(text)) return null;
  const { intent } = meaningOf(text, understanding);
  const isIdle = intent === NONE || isSmall(intent) || intent === 'handoff.operator';
  return { flow, alone: isIdle && understanding.entities.every(({ kind }) => kind === 'name') };
}
