import { OVER } from '../domain/booking/appointment.ts';
import type { Changes, Situation } from '../domain/perform/draft.ts';
import type { LoadedThread } from '../store/load-threads.ts';
import { newThread } from '../store/thread.ts';

/**
 * Threads as this process has last read or written them, so that the next message need not load them. It may be out of date without
 * harm: a commit names the versions that it was decided on, and a stale one is refused, forgotten, and decided anew.
 */
export interface Memory {
  recall(threadId: string, now: Date): LoadedThread | null;
  /** Keeps what a commit has just made of a thread. */
  learn(loaded: LoadedThread, before: Situation, changes: Changes, now: Date): void;
  forget(threadId: string): void;
  /** For changes that come from elsewhere: a person may write on several lines. */
  forgetContact(contactId: string): void;
  clear(): void;
}

const MOST = 8_000;
const KEPT_MS = 10 * 60_000;

export function createMemory(): Memory {
  /** The longest unused first. */
  const kept = new Map<string, { loaded: LoadedThread; at: number }>();
  const threadsOf = new Map<string, Set<string>>();

  function forget(threadId: string): void {
    const contactId = kept.get(threadId)?.loaded.contact?.id;
    kept.delete(threadId);
    if (contactId === undefined) return;
    const threads = threadsOf.get(contactId);
    threads?.delete(threadId);
    if (threads?.size === 0) threadsOf.delete(contactId);
  }

  function keep(loaded: LoadedThread, contactId: string, at: number): void {
    forget(loaded.threadId);
    kept.set(loaded.threadId, { loaded, at });
    threadsOf.set(contactId, (threadsOf.get(contactId) ?? new Set()).add(loaded.threadId));
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) forget(oldest);
  }

  function forgetContact(contactId: string, except?: string): void {
    for (const threadId of [...(threadsOf.get(contactId) ?? [])]) if (threadId !== except) forget(threadId);
  }

  return {
    clear() {
      kept.clear();
      threadsOf.clear();
    },
    forget,
    forgetContact,
    recall(threadId, now) {
      const known = kept.get(threadId);
      if (!known) return null;
      if (Math.abs(now.getTime() - known.at) <= KEPT_MS) return known.loaded;
      forget(threadId);
      return null;
    },
    learn(loaded, before, changes, now) {
      const { contact, dialog } = changes;
      if (changes.contactChanged || changes.appointments.length > 0) forgetContact(contact.id, loaded.threadId);
      const changed = new Map(changes.appointments.map((visit) => [visit.id, visit]));
      const others = before.appointments.filter(({ id }) => !changed.has(id));
      const closed = dialog.mode === 'closed';
      const isNew = before.contact.version === 0;
      keep(
        {
          threadId: loaded.threadId,
          thread: {
            ...(loaded.thread ?? newThread(loaded.threadId)),
            contactId: contact.id,
            dialogId: dialog.id,
          },
          contact:
            isNew || changes.contactChanged ? { ...contact, version: before.contact.version + 1 } : before.contact,
          dialog: closed ? null : { ...dialog, version: before.dialog.version + 1 },
          appointments: [...others, ...changed.values()].filter(({ status }) => !OVER.has(status)),
          unsent: false,
        },
        contact.id,
        now.getTime(),
      );
    },
  };
}
