import { z } from 'zod';
import type { Route } from '../flow/route.ts';

/** A message that the two models read differently; its text is looked up when somebody looks. */
export const ChangedMessage = z.object({
  messageId: z.string(),
  dialogId: z.string(),
  decided: z.string(),
  from: z.string(),
  to: z.string(),
});
export type ChangedMessage = z.infer<typeof ChangedMessage>;

/** How many real messages would be taken for something else, from what to what. */
const Change = z.object({ from: z.string(), to: z.string(), count: z.number() });

/** A booking that the candidate would have lost. */
export const LostBooking = z.object({
  messageId: z.string(),
  dialogId: z.string(),
  from: z.string(),
  to: z.string(),
  /** `start`: its first line would not begin a booking; `middle`: a line on the way would lead out of it. */
  where: z.enum(['start', 'middle']),
  reason: z.string(),
});
export type LostBooking = z.infer<typeof LostBooking>;

/** What the candidate would change about the last messages of customers. */
export const GateReport = z.object({
  asked: z.number(),
  /** From when on they are. */
  since: z.date().nullable(),
  changed: z.number(),
  changes: z.array(Change),
  /** Bookings that these messages led to. */
  bookings: z.number(),
  /** They keep it from being published. */
  lost: z.array(LostBooking),
  lostCount: z.number(),
  /** Bookings that the running model would lose as well: no reason against the candidate. */
  lostAlready: z.number(),
});
export type GateReport = z.infer<typeof GateReport>;

/** What a model makes of a message: its intent, and what the bot would do then if no flow ran. */
export interface Reading {
  intent: string;
  route: Route;
}

/** A message of a customer as it was, and as two models read it. */
export interface Replayed {
  messageId: string;
  dialogId: string;
  /** What the bot took it for then. */
  decided: string;
  /** Whether it began a booking that came about, or lies between such a beginning and its end. */
  part: 'start' | 'middle' | null;
  candidate: Reading;
  running: Reading;
}

const MOST_LOST = 200;
const MOST_CHANGES = 200;
const BOOKING = 'book';
const LEAVING = new Set(['booking.cancel', 'booking.reschedule', 'smalltalk.bye', 'handoff.operator', 'complaint']);

/** What would change, and which bookings would be lost. `bookings`: how many there are among the messages. */
export function gateOf(
  messages: readonly Replayed[],
  { bookings, since }: { bookings: number; since: Date | null },
): GateReport {
  const counts = new Map<string, z.infer<typeof Change>>();
  const lost: LostBooking[] = [];
  let changed = 0;
  let lostAlready = 0;
  for (const message of messages) {
    const { candidate, running } = message;
    if (candidate.intent !== running.intent) {
      changed += 1;
      const key = `${running.intent} ${candidate.intent}`;
      const known = counts.get(key) ?? { from: running.intent, to: candidate.intent, count: 0 };
      counts.set(key, { ...known, count: known.count + 1 });
    }
    const reason = lostBy(message, candidate);
    if (reason === null || message.part === null) continue;
    if (lostBy(message, running) !== null) {
      lostAlready += 1;
      continue;
    }
    const { messageId, dialogId, part: where } = message;
    lost.push({ messageId, dialogId, from: running.intent, to: candidate.intent, where, reason });
  }
  return {
    asked: messages.length,
    since,
    changed,
    changes: [...counts.values()].sort((a, b) => b.count - a.count).slice(0, MOST_CHANGES),
    bookings,
    lost: lost.slice(0, MOST_LOST),
    lostCount: lost.length,
    lostAlready,
  };
}

/** Why the booking that this message belongs to would be lost, as the model reads it; null when it would not. */
function lostBy({ part, decided }: Replayed, { intent, route }: Reading): string | null {
  if (part === 'start') {
    if (route.kind === 'start' && route.flow.id === BOOKING) return null;
    const instead = route.kind === 'start' ? `"${route.flow.id}" would begin instead` : 'no flow would begin';
    return `it began a booking, and ${instead}`;
  }
  if (part !== 'middle' || intent === decided) return null;
  if (LEAVING.has(intent)) return `it went on with a booking, and would be read as ${intent}, which leads out of it`;
  const flipped = decided === 'answer.yes' && intent === 'answer.no';
  return flipped ? 'it was a yes in a booking, and would be read as a no' : null;
}
