/** One conversation line. Whoever holds its lease is the only one who may decide what happens in it. */
export interface Thread {
  id: string;
  contactId: string | null;
  dialogId: string | null;
  /** Grows with every claim: a commit under an older epoch is refused. */
  epoch: number;
  owner: string | null;
  leaseUntil: Date;
  /** The same for sending. */
  sender: string | null;
  sendingUntil: Date;
}
