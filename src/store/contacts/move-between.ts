import type { mongo } from 'mongoose';
import { threadIdOf } from '../../domain/channel.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Store } from '../open-store.ts';
import { NEVER } from '../thread.ts';

type Session = mongo.ClientSession;

export const threadsOf = ({ identities }: Pick<Contact, 'identities'>): string[] =>
  identities.map(({ channelId, externalId }) => threadIdOf(channelId, externalId));

/**
 * Gives conversation lines to a contact. Their epochs grow and leases end: whoever is deciding on one of them with the old contact in
 * mind can commit nothing more, and decides anew.
 */
export async function giveThreads(store: Store, threadIds: readonly string[], contactId: string, session: Session) {
  await store.threads.updateMany(
    { _id: { $in: [...threadIds] } },
    { $set: { contactId, owner: null, leaseUntil: NEVER }, $inc: { epoch: 1 } },
    { session },
  );
}

/** Open dialogs as other processes remember them are out of date from now on. */
export async function touchOpenDialogs(store: Store, contactIds: readonly string[], session: Session): Promise<void> {
  await store.dialogs.updateMany(
    { contactId: { $in: [...contactIds] }, mode: { $ne: 'closed' } },
    { $inc: { version: 1 } },
    { session },
  );
}

/** Ids of what belongs to a contact, `most` + 1 of each kind at the most. */
export async function belongings(
  store: Store,
  contactId: string,
  dialogIds: readonly string[] | null,
  most: number,
  session: Session,
) {
  const of = { contactId, ...(dialogIds && { dialogId: { $in: [...dialogIds] } }) };
  const only = { projection: { _id: 1 } as const, limit: most + 1, session };
  const ids = (rows: readonly { _id: string }[]) => rows.map(({ _id }) => _id);
  // One after the other: a transaction takes one command at a time.
  const appointments = ids(await store.appointments.find(of, only).toArray());
  const tasks = ids(await store.tasks.find(of, only).toArray());
  const orders = ids(await store.orders.find(of, only).toArray());
  return { appointments, tasks, orders };
}

/** Writes the new owner of dialogs and of what hangs on them; every version grows, so that no stale decision is written over it. */
export async function giveBelongings(
  store: Store,
  moved: {
    dialogs: readonly string[];
    appointments: readonly string[];
    tasks: readonly string[];
    orders: readonly string[];
  },
  contactId: string,
  session: Session,
): Promise<void> {
  const { dialogs, appointments, tasks, orders } = moved;
  const owned = { $set: { contactId }, $inc: { version: 1 } };
  await store.dialogs.updateMany({ _id: { $in: [...dialogs] } }, owned, { session });
  await store.appointments.updateMany({ _id: { $in: [...appointments] } }, owned, { session });
  await store.orders.updateMany({ _id: { $in: [...orders] } }, owned, { session });
  await store.tasks.updateMany({ _id: { $in: [...tasks] } }, owned, { session });
}
