import type { Origin } from '../../domain/incoming.ts';

/** A request that somebody has left elsewhere, as another program tells of it. */
export interface LeadReport {
  /** What names it for good: the same one twice is one request. */
  key: string;
  /** What the team reads: the words of the customer and whatever else the program tells. */
  text: string;
  name: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  origin: Origin;
  /** When it came to us. */
  at: Date;
}

/**
 * `opened`: the contact had no open dialog, so one was made. `crowded`: somebody else is changing the contact all the time; to be told of
 * again.
 */
export type LeadTaken =
  | { kind: 'taken'; dialogId: string; contactId: string; opened: boolean; repeated: boolean }
  | { kind: 'refused'; reason: string }
  | { kind: 'crowded' };
