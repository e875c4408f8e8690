/** One conversation line. Whoever holds its lease is the only one who may do slow work for it. */
export interface Thread {
  id: string;
  contactId: string | null;
  dialogId: string | null;
  /** Grows with every claim: a commit under an older epoch is refused. */
  epoch: number;
  owner: string | null;
  leaseUntil: Date;
}

/** The end of a lease that nobody holds. */
export const NEVER = new Date(0);

export const newThread = (id: string): Thread => ({
  id,
  contactId: null,
  dialogId: null,
  epoch: 0,
  owner: null,
  leaseUntil: NEVER,
});
