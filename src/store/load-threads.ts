import type { Appointment } from '../domain/booking/appointment.ts';
import type { Contact } from '../domain/contact.ts';
import type { Dialog } from '../domain/dialog.ts';
import { createBatcher } from './batcher.ts';
import { fromDocument } from './document.ts';
import type { Store } from './open-store.ts';
import { openVisits } from './open-visits.ts';
import type { Thread } from './thread.ts';

/** All that is stored about one conversation line and its person. */
export interface LoadedThread {
  threadId: string;
  /** Null for a line that nobody has written on before. */
  thread: Thread | null;
  contact: Contact | null;
  /** The open dialog, if there is one. */
  dialog: Dialog | null;
  appointments: readonly Appointment[];
  /** Lines wait to be sent: nothing new may go out before them. */
  unsent: boolean;
}

export type LoadThread = (threadId: string) => Promise<LoadedThread>;

const MOST_AT_ONCE = 100;

/** Loads threads; calls that come together share one query per collection. */
export function createThreadLoader(store: Store): LoadThread {
  return createBatcher<string, LoadedThread>({
    most: MOST_AT_ONCE,
    run: (ids) => load(store, ids),
  });
}

async function load(store: Store, threadIds: readonly string[]): Promise<LoadedThread[]> {
  const threads = await store.threads.find({ _id: { $in: [...threadIds] } }).toArray();
  const contactIds = threads.flatMap(({ contactId }) => contactId ?? []);
  const dialogIds = threads.flatMap(({ dialogId }) => dialogId ?? []);
  // First messages of strangers need nothing more.
  const { contacts, dialogs, visits, unsent } =
    threads.length === 0 ? NOTHING : await loadAll(store, contactIds, dialogIds, threadIds);
  const threadOf = byId(threads.map(fromDocument));
  const contactOf = byId(contacts.map(fromDocument));
  const dialogOf = byId(dialogs.map(fromDocument));
  const withUnsent = new Set(unsent.map(({ threadId }) => threadId));
  return threadIds.map((threadId) => {
    const thread = threadOf.get(threadId) ?? null;
    const dialog = dialogOf.get(thread?.dialogId ?? '') ?? null;
    const known = contactOf.get(thread?.contactId ?? '') ?? null;
    // Merged with another one between the reads: taken for nobody, whose identity is somebody's; the commit fails and all is read anew.
    const contact = known && dialog && dialog.contactId !== known.id ? null : known;
    return {
      threadId,
      thread,
      contact,
      dialog,
      appointments: contact ? (visits.get(contact.id) ?? []) : [],
      unsent: withUnsent.has(threadId),
    };
  });
}

const NOTHING = { contacts: [], dialogs: [], visits: new Map<string, readonly Appointment[]>(), unsent: [] };

async function loadAll(
  store: Store,
  contactIds: readonly string[],
  dialogIds: readonly string[],
  threadIds: readonly string[],
) {
  const unsentLines = {
    threadId: { $in: [...threadIds] },
    'delivery.state': { $in: ['queued' as const, 'sending' as const] },
  };
  const [contacts, dialogs, visits, unsent] = await Promise.all([
    store.contacts.find({ _id: { $in: [...contactIds] } }).toArray(),
    store.dialogs.find({ _id: { $in: [...dialogIds] }, mode: { $ne: 'closed' } }).toArray(),
    openVisits(store, contactIds),
    store.messages.find(unsentLines, { projection: { threadId: 1 } }).toArray(),
  ]);
  return { contacts, dialogs, visits, unsent };
}

const byId = <T extends { id: string }>(things: readonly T[]): Map<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));
