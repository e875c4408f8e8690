import type { mongo } from 'mongoose';
import type { Contact } from '../../domain/contact.ts';
import type { Merge } from '../../domain/contacts/merge.ts';
import { unmergeContacts } from '../../domain/contacts/unmerge.ts';
import type { Actor, DomainEvent } from '../../domain/event.ts';
import { insertDeliveries } from '../deliveries.ts';
import { fromDocument } from '../document.ts';
import { rebuildMet } from '../experiments/rebuild-met.ts';
import type { Store } from '../open-store.ts';
import { contactEvent } from './contact-event.ts';
import { contendedOr, inTransaction } from './in-transaction.ts';
import { MOST_MOVED, type Moment } from './merge-contacts.ts';
import { belongings, giveBelongings, giveThreads, threadsOf, touchOpenDialogs } from './move-between.ts';
import { unmergePlans } from './move-plans.ts';
import { insertContact, replaceContact } from './write-contact.ts';

export type UnmergeOutcome =
  | { kind: 'done'; main: Contact; other: Contact; events: DomainEvent[] }
  | { kind: 'refused'; reason: string }
  | { kind: 'not_found' };

/**
 * Takes a merge back: both contacts are as they were, with what has come in since on their own identities. Refused when the main contact
 * itself has been merged into another one since.
 */
export async function unmergeInStore(
  store: Store,
  { mergeId, actor }: { mergeId: string; actor: Actor },
  moment: Moment,
): Promise<UnmergeOutcome> {
  return inTransaction(store, async (session): Promise<UnmergeOutcome> => {
    const found = await store.merges.findOne({ _id: mergeId }, { session });
    if (!found?.kept) return { kind: 'not_found' };
    const merge = fromDocument(found);
    if (merge.state !== 'merged') return { kind: 'refused', reason: 'This merge has been undone already.' };
    // First of all: from here on it is others who have to wait, messages to open dialogs included.
    await touchOpenDialogs(store, [merge.mainId], session);
    const now = await store.contacts.findOne({ _id: merge.mainId }, { session });
    if (!now) {
      return {
        kind: 'refused',
        reason: 'The main contact has been merged into another one since. Undo that merge first.',
      };
    }
    const parted = unmergeContacts(fromDocument(now), found.kept);
    return part(store, merge, parted, found.kept.planClients, { actor, ...moment }, session);
  }).catch(contendedOr);
}

async function part(
  store: Store,
  merge: Merge,
  { main, other }: { main: Contact; other: Contact },
  dropped: NonNullable<Merge['kept']>['planClients'],
  moment: Moment & { actor: Actor },
  session: mongo.ClientSession,
): Promise<UnmergeOutcome> {
  const { moved } = merge;
  const dialogs = await theirDialogs(store, main.id, other, moved.dialogs, session);
  const later = await belongings(store, main.id, dialogs, MOST_MOVED, session);
  if (dialogs.length + later.appointments.length + later.tasks.length + later.orders.length > 2 * MOST_MOVED) {
    return { kind: 'refused', reason: 'Too much has come in since this merge to part the two again at once.' };
  }
  const all = (before: readonly string[], since: readonly string[]) => [...new Set([...before, ...since])];
  if (!(await replaceContact(store, main, session))) throw new Error('A contact changed inside its own transaction.');
  // Behind every version that anybody may remember.
  await insertContact(store, { ...other, version: other.version + 1 }, session);
  await giveThreads(store, threadsOf(other), other.id, session);
  await giveThreads(store, threadsOf(main), main.id, session);
  await giveBelongings(
    store,
    {
      dialogs,
      appointments: await stillHere(
        store,
        'appointments',
        main.id,
        all(moved.appointments, later.appointments),
        session,
      ),
      tasks: await stillHere(store, 'tasks', main.id, all(moved.tasks, later.tasks), session),
      orders: await stillHere(store, 'orders', main.id, all(moved.orders, later.orders), session),
    },
    other.id,
    session,
  );
  await unmergePlans(store, { main, other }, { moved: moved.planClients, dropped }, session);
  await rebuildMet(store, [main.id, other.id], session);
  const undone = { at: moment.now, actor: moment.actor };
  await store.merges.updateOne({ _id: merge.id }, { $set: { state: 'undone', undone } }, { session });
  const body = { type: 'contacts_unmerged', mergeId: merge.id, otherId: other.id } as const;
  const { events, deliveries } = await contactEvent(store, main.id, moment, session, body);
  await insertDeliveries(store, deliveries, session);
  return {
    kind: 'done',
    main: { ...main, version: main.version + 1 },
    other: { ...other, version: other.version + 1 },
    events,
  };
}

/** What went over, and whatever came by the other's identities since; only what the main contact still has. */
async function theirDialogs(
  store: Store,
  mainId: string,
  other: Contact,
  moved: readonly string[],
  session: mongo.ClientSession,
): Promise<string[]> {
  const rows = await store.dialogs
    .find(
      { contactId: mainId, $or: [{ _id: { $in: [...moved] } }, { threadId: { $in: threadsOf(other) } }] },
      { projection: { _id: 1 }, limit: 2 * MOST_MOVED, session },
    )
    .toArray();
  return rows.map(({ _id }) => _id);
}

async function stillHere(
  store: Store,
  collection: 'appointments' | 'tasks' | 'orders',
  contactId: string,
  ids: readonly string[],
  session: mongo.ClientSession,
): Promise<string[]> {
  const rows = await store
    .raw(collection)
    .find({ _id: { $in: [...ids] }, contactId }, { projection: { _id: 1 }, session })
    .toArray();
  return rows.map(({ _id }) => _id);
}
