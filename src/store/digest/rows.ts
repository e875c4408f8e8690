import type { DigestKind } from '../../domain/digest/digest-settings.ts';

/** One digest of one person and day: the id is made of both, so that there is never a second one. */
export interface DigestRow {
  /** `digest:<kind>:<day>:<person>`. */
  id: string;
  readerId: string;
  kind: DigestKind;
  /** The local day on which it is sent. */
  day: string;
  due: Date;
  /** `skipped`: nobody wants it any more, or it is too old. */
  state: 'pending' | 'sending' | 'sent' | 'failed' | 'skipped';
  attempts: number;
  /** How often a process has ended between "sending" and "sent". */
  caught: number;
  /** Until then one process works on it. */
  claimedUntil: Date;
  /** What was sent. */
  text: string | null;
  reason: string | null;
}

/** A code that links a chat to a person; the id is a digest of it, for whoever reads the database must not be able to use it. */
export interface DigestCode {
  id: string;
  readerId: string;
  locale: 'ru' | 'en';
  until: Date;
  /** The chat that has used it: the same update may come twice. */
  usedBy: string | null;
}
