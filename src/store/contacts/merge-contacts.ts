import type { mongo } from 'mongoose';
import type { Contact } from '../../domain/contact.ts';
import { type Merge, type MergeReason, mergeContacts, type Preferences } from '../../domain/contacts/merge.ts';
import type { Actor, DomainEvent } from '../../domain/event.ts';
import { insertDeliveries } from '../deliveries.ts';
import { fromDocument, toDocument } from '../document.ts';
import { rebuildMet } from '../experiments/rebuild-met.ts';
import type { Store } from '../open-store.ts';
import { contactEvent } from './contact-event.ts';
import { contendedOr, inTransaction } from './in-transaction.ts';
import { belongings, giveBelongings, giveThreads, threadsOf, touchOpenDialogs } from './move-between.ts';
import { mergePlans } from './move-plans.ts';
import { replaceContact } from './write-contact.ts';

export interface MergeRequest {
  mainId: string;
  otherId: string;
  prefer: Preferences;
  why: MergeReason;
  actor: Actor;
  /** The versions that somebody has compared; a later one is refused. */
  seen?: { main: number; other: number } | undefined;
}

export interface Moment {
  now: Date;
  newId(): string;
}

export type MergeOutcome =
  | { kind: 'done'; merge: Merge; contact: Contact; events: DomainEvent[] }
  | { kind: 'refused'; reason: string }
  | { kind: 'not_found' };

/** What one transaction may move without holding up the messages of these people for long. */
export const MOST_MOVED = 1_000;

/**
 * Makes two contacts one: identities, dialogs, appointments, tasks, orders and places in plans go over to the main one, in one
 * transaction. A message that comes in at that moment is decided again, on the main contact.
 */
export async function mergeInStore(store: Store, request: MergeRequest, moment: Moment): Promise<MergeOutcome> {
  const { mainId, otherId } = request;
  if (mainId === otherId) return { kind: 'refused', reason: 'A contact cannot be merged with itself.' };
  return inTransaction(store, async (session): Promise<MergeOutcome> => {
    // First of all: from here on it is others who have to wait, messages to open dialogs included.
    await touchOpenDialogs(store, [mainId, otherId], session);
    const main = await store.contacts.findOne({ _id: mainId }, { session });
    const other = await store.contacts.findOne({ _id: otherId }, { session });
    if (!main || !other) return { kind: 'not_found' };
    return merge(store, request, moment, [fromDocument(main), fromDocument(other)], session);
  }).catch(contendedOr);
}

async function merge(
  store: Store,
  { prefer, why, actor, seen }: MergeRequest,
  moment: Moment,
  [main, other]: [Contact, Contact],
  session: mongo.ClientSession,
): Promise<MergeOutcome> {
  if (seen && (seen.main !== main.version || seen.other !== other.version)) {
    return { kind: 'refused', reason: 'One of the two has been changed since you compared them. Compare them again.' };
  }
  const dialogs = await dialogIdsOf(store, other.id, session);
  const rest = await belongings(store, other.id, null, MOST_MOVED, session);
  if (dialogs.length + rest.appointments.length + rest.tasks.length + rest.orders.length > MOST_MOVED) {
    return {
      kind: 'refused',
      reason: `"${other.name ?? other.id}" has more than ${MOST_MOVED} dialogs and records, too many to move at once. Choose it as the main contact.`,
    };
  }
  const merged = mergeContacts(main, other, prefer);
  await store.contacts.deleteOne({ _id: other.id }, { session });
  if (!(await replaceContact(store, merged, session))) throw new Error('A contact changed inside its own transaction.');
  await giveThreads(store, threadsOf(merged), main.id, session);
  await giveBelongings(store, { dialogs, ...rest }, main.id, session);
  const plans = await mergePlans(store, merged, other.id, session);
  await rebuildMet(store, [main.id, other.id], session);
  const record: Merge = {
    id: moment.newId(),
    at: moment.now,
    actor,
    why,
    mainId: main.id,
    otherId: other.id,
    state: 'merged',
    kept: { main, other, merged, planClients: plans.dropped },
    moved: { dialogs, ...rest, planClients: plans.moved },
    undone: null,
  };
  await store.merges.insertOne(toDocument(record), { session });
  const { events, deliveries } = await contactEvent(store, main.id, { actor, ...moment }, session, {
    type: 'contacts_merged',
    mergeId: record.id,
    otherId: other.id,
    why,
  });
  await insertDeliveries(store, deliveries, session);
  return { kind: 'done', merge: record, contact: { ...merged, version: merged.version + 1 }, events };
}

async function dialogIdsOf(store: Store, contactId: string, session: mongo.ClientSession): Promise<string[]> {
  const rows = await store.dialogs
    .find({ contactId }, { projection: { _id: 1 }, limit: MOST_MOVED + 1, session })
    .toArray();
  return rows.map(({ _id }) => _id);
}
