import type { Dialog } from '../dialog.ts';

/** A stretch of waiting: named by when it began, so that it has one clock however much is written meanwhile. */
export interface Waiting {
  episode: string;
  since: Date;
}

/** Since when the customer waits: for an answer, or in the queue for a person. Null while nobody lets anybody wait. */
export function customerWaits({ waitingSince, queue, mode }: Dialog): Waiting | null {
  if (mode === 'closed') return null;
  const begun = [waitingSince, queue?.since ?? null].filter((at) => at !== null);
  const [first] = begun.sort((a, b) => a.getTime() - b.getTime());
  return first ? { episode: String(first.getTime()), since: first } : null;
}

/** Since when we wait for the customer: from our last line, which may be one of several since the customer's. */
export function weWait({ mode, waitingSince, lastOutboundAt, lastInboundAt }: Dialog): Waiting | null {
  if (mode === 'closed' || mode === 'queued' || waitingSince !== null || lastOutboundAt === null) return null;
  return { episode: String(lastInboundAt?.getTime() ?? 0), since: lastOutboundAt };
}

/**
 * Whether a wait that has begun by its name is one that ran before under another name: who takes a dialog out of the queue, or gives it
 * back, leaves the customer waiting since the first unanswered message.
 */
export const goesOn = (before: Waiting | null, waiting: Waiting, now: Date): boolean =>
  before !== null && waiting.since < now;

/** The stretch that has begun between two states of a dialog; `before` is null for a new one. */
export function hasBegun(
  waits: (dialog: Dialog) => Waiting | null,
  before: Dialog | null,
  after: Dialog,
): Waiting | null {
  const now = waits(after);
  return now && (before && waits(before))?.episode !== now.episode ? now : null;
}
