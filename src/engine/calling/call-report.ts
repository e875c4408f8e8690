import type { Spoken } from '../../domain/conversion/spoken-lines.ts';

/** A phone call as a telephone program tells of it. */
export interface CallReport {
  /** That program's number of the call: the same one twice is one call. */
  externalId: string;
  at: Date;
  durationSeconds: number;
  /** E.164; null where it was hidden. */
  phone: string | null;
  managerId: string | null;
  direction: 'in' | 'out';
  source: string | null;
  spoken: readonly Spoken[];
}

/** `crowded`: somebody else is changing the contact all the time; to be told of again. */
export type CallTaken = { kind: 'taken'; dialogId: string; contactId: string; repeated: boolean } | { kind: 'crowded' };
