import type { mongo } from 'mongoose';
import type { Changes, Situation } from '../../domain/perform/draft.ts';
import { managersOf } from '../../domain/plans/plan-client.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';
import { giveManagers } from './give-managers.ts';
import { insertAll } from './write-things.ts';

interface Item {
  before: Situation;
  changes: Changes;
}

/** Clients of plans and orders; false when an order was changed by somebody else since it was loaded. */
export async function writePlans(store: Store, items: readonly Item[], session: mongo.ClientSession): Promise<boolean> {
  await writeClients(store, items, session);
  await showToManagers(store, items, session);
  return writeOrders(store, items, session);
}

/** A row that is there keeps how the contact came in: once in a plan is once. */
async function writeClients(store: Store, items: readonly Item[], session: mongo.ClientSession): Promise<void> {
  const update = items.flatMap(({ changes }) =>
    changes.planClients.map((row) => {
      const { planId, contactId, managerId, ...how } = toDocument(row);
      return { q: { planId, contactId }, u: { $set: { managerId }, $setOnInsert: how }, upsert: true };
    }),
  );
  if (update.length > 0) await writeMany(store, 'planClients', { update }, session);
}

/** The contact's other dialogs are seen by its managers, too. */
async function showToManagers(store: Store, items: readonly Item[], session: mongo.ClientSession): Promise<void> {
  for (const { before, changes } of items) {
    if (changes.planClients.length === 0 || before.contact.version === 0) continue;
    const { contact, dialog } = changes;
    await giveManagers(store, { contactId: contact.id, except: dialog.id }, managersOf(contact.plans), session);
  }
}

async function writeOrders(store: Store, items: readonly Item[], session: mongo.ClientSession): Promise<boolean> {
  const orders = items.flatMap(({ changes }) => changes.orders);
  const fresh = orders.filter(({ version }) => version === 0).map((order) => ({ ...order, version: 1 }));
  await insertAll(store, 'orders', fresh, session);
  const update = orders.flatMap(({ version, ...order }) => {
    if (version === 0) return [];
    const { _id, ...rest } = toDocument({ ...order, version: version + 1 });
    return [{ q: { _id, version }, u: rest }];
  });
  if (update.length === 0) return true;
  const { matched } = await writeMany(store, 'orders', { update }, session);
  return matched === update.length;
}
