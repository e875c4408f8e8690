import type { mongo } from 'mongoose';
import type { Contact } from '../../domain/contact.ts';
import { managersOf, type PlanClient } from '../../domain/plans/plan-client.ts';
import { giveManagers } from '../commit/give-managers.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** The other's places in sales plans go over; those in plans that the main contact is in, too, are given up, and returned. */
export async function mergePlans(
  store: Store,
  merged: Contact,
  otherId: string,
  session: mongo.ClientSession,
): Promise<{ moved: string[]; dropped: PlanClient[] }> {
  const mine = await store.planClients.find({ contactId: merged.id }, { session }).toArray();
  const others = (await store.planClients.find({ contactId: otherId }, { session }).toArray()).map(fromDocument);
  const taken = new Set(mine.map(({ planId }) => planId));
  const dropped = others.filter(({ planId }) => taken.has(planId));
  const moved = others.filter(({ planId }) => !taken.has(planId)).map(({ id }) => id);
  await store.planClients.deleteMany({ _id: { $in: dropped.map(({ id }) => id) } }, { session });
  await store.planClients.updateMany({ _id: { $in: moved } }, { $set: { contactId: merged.id } }, { session });
  await noteManagers(store, merged, session);
  return { moved, dropped };
}

/** Everybody's places in plans as they were. */
export async function unmergePlans(
  store: Store,
  { main, other }: { main: Contact; other: Contact },
  { moved, dropped }: { moved: readonly string[]; dropped: readonly PlanClient[] },
  session: mongo.ClientSession,
): Promise<void> {
  await store.planClients.updateMany(
    { _id: { $in: [...moved] }, contactId: main.id },
    { $set: { contactId: other.id } },
    { session },
  );
  if (dropped.length > 0) await store.planClients.insertMany(dropped.map(toDocument), { session });
  await noteManagers(store, main, session);
  await noteManagers(store, other, session);
}

/** Dialogs carry a copy of who works on their contact. */
const noteManagers = (store: Store, { id, plans }: Contact, session: mongo.ClientSession): Promise<void> =>
  giveManagers(store, { contactId: id }, managersOf(plans), session);
