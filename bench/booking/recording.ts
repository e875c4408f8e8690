import { z } from 'zod';

const Act = z.tuple([z.string(), z.string(), z.array(z.string()), z.array(z.string())]);
const Call = z.object({ method: z.string(), parameters: z.record(z.string(), z.string()) });
const Turn = z.object({
  speaker: z.enum(['user', 'system']),
  text: z.string(),
  acts: z.array(Act),
  intent: z.string().nullish(),
  call: Call.nullish(),
});

/** One recorded conversation, a line of a file. */
export const Recording = z.object({ id: z.string(), service: z.string(), calls: z.array(Call), turns: z.array(Turn) });
export type Recording = z.infer<typeof Recording>;
type RecordedTurn = Recording['turns'][number];

/** Local to the provider: YYYY-MM-DD and HH:MM. */
export interface When {
  date: string;
  time: string;
}

/** A sentence of the customer, with what it does in the conversation. */
export interface Sentence {
  text: string;
  informs: ReadonlySet<'date' | 'time'>;
  affirms: boolean;
  negates: boolean;
  /** Asks something and does nothing else. */
  isSideQuestion: boolean;
  /** Thanks or takes leave. */
  closes: boolean;
  /** The first words after an attempt to book was refused. */
  followsRefusal: boolean;
}

/** What is played of a recording. */
export interface Game {
  id: string;
  provider: { name: string; kind: ProviderKind };
  goal: When;
  taken: readonly When[];
  sentences: readonly Sentence[];
}

export type ProviderKind = 'stylist' | 'dentist' | 'doctor' | 'therapist';

const BOOK = 'BookAppointment';
const SEARCH = 'FindProvider';

/** The game that a recording makes, or null when it ends without an appointment. */
export function toGame({ id, calls, turns }: Recording): Game | null {
  const last = calls.findLast(({ method }) => method === BOOK);
  const provider = last && providerOf(last.parameters);
  const goal = last && whenOf(last.parameters);
  if (!provider || !goal) return null;
  const refused = turns
    .filter((turn) => turn.call?.method === BOOK && isRefusal(turn))
    .flatMap(({ call }) => call ?? []);
  return {
    id,
    provider,
    goal,
    // Another provider's full diary is not this one's. The goal itself is what the customer is to get, so it is free.
    taken: refused
      .filter(({ parameters }) => providerOf(parameters)?.name === provider.name)
      .flatMap(({ parameters }) => whenOf(parameters) ?? [])
      .filter((when) => !isSame(when, goal)),
    sentences: sentencesOf(turns, goal),
  };
}

export const isSame = (one: When, other: When): boolean => one.date === other.date && one.time === other.time;

/**
 * From the first sentence that wants to book, without those that look for a provider. Where the recording refuses the goal
 * itself, what was said after that answers a refusal which this game does not know.
 */
function sentencesOf(turns: readonly RecordedTurn[], goal: When): Sentence[] {
  const start = turns.findIndex(({ speaker, intent }) => speaker === 'user' && intent === BOOK);
  const refusal = turns.findLastIndex((turn) => turn.call?.method === BOOK);
  const lastTurn = turns[refusal];
  const lastCall = lastTurn && whenOf(lastTurn.call?.parameters ?? {});
  const end = lastTurn && lastCall && isRefusal(lastTurn) && isSame(lastCall, goal) ? refusal : turns.length;
  return turns.slice(0, end).flatMap((turn, index) => {
    if (index < start || turn.speaker !== 'user' || turn.intent === SEARCH) return [];
    const before = turns[index - 1];
    return [toSentence(turn, before?.call?.method === BOOK && isRefusal(before))];
  });
}

function toSentence({ text, acts }: RecordedTurn, followsRefusal: boolean): Sentence {
  const does = new Set(acts.map(([act]) => act));
  const informs = new Set<'date' | 'time'>();
  for (const [act, slot] of acts) {
    if (act === 'INFORM' && slot === 'appointment_date') informs.add('date');
    if (act === 'INFORM' && slot === 'appointment_time') informs.add('time');
  }
  return {
    text,
    informs,
    affirms: does.has('AFFIRM'),
    negates: does.has('NEGATE'),
    isSideQuestion: acts.length > 0 && acts.every(([act]) => act === 'REQUEST'),
    closes: does.has('THANK_YOU') || does.has('GOODBYE'),
    followsRefusal,
  };
}

const isRefusal = ({ acts }: RecordedTurn): boolean => acts.some(([act]) => act === 'NOTIFY_FAILURE');

function whenOf({ appointment_date: date, appointment_time: time }: Record<string, string>): When | null {
  return date && time ? { date, time } : null;
}

function providerOf(parameters: Record<string, string>): Game['provider'] | null {
  for (const kind of ['stylist', 'dentist', 'doctor', 'therapist'] as const) {
    const name = parameters[`${kind}_name`];
    if (name) return { name, kind };
  }
  return null;
}
