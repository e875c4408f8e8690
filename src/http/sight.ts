import type { Dialog } from '../domain/dialog.ts';
import type { DomainEvent } from '../domain/event.ts';
import { mayseeDialog, type Scope, tookAway } from '../domain/visibility.ts';
import type { Feed } from '../engine/engine.ts';
import type { Store } from '../store/open-store.ts';

/** `hidden`: the event's dialog is not theirs to see. `lost`: this very event took it away. */
export type Seen = 'shown' | 'hidden' | 'lost';

export interface Sight {
  see(event: DomainEvent, scope: Scope): Promise<Seen>;
  close(): void;
}

type Readers = Pick<Dialog, 'assigneeId' | 'managerIds'>;

/** Contacts, the readers of whose dialogs are known without asking. */
const MOST_KNOWN = 10_000;

/**
 * Tells streams which events are for whom. The readers of a dialog are read once and kept until an event says that they have changed;
 * all streams of a process share that, and nothing is kept while there is none.
 */
export function createSights(store: Pick<Store, 'dialogs'>, feed: Pick<Feed, 'subscribe'>): { open(): Sight } {
  const known = new Map<string, Map<string, Promise<Readers | null>>>();
  let open = 0;
  let unfollow = (): void => undefined;

  /** Before any stream hears of an event, what it makes untrue is forgotten: a client who changes hands does so in all dialogs. */
  function follow(): () => void {
    return feed.subscribe(null, (item) => {
      if (item.kind === 'reset') known.clear();
      else forget(item.event);
    });
  }

  function forget({ contactId, body }: DomainEvent): void {
    if (!CHANGES.has(body.type)) return;
    known.delete(contactId);
    if ('otherId' in body) known.delete(body.otherId);
  }

  function readersOf({ contactId, dialogId }: DomainEvent): Promise<Readers | null> {
    const dialogs = known.get(contactId) ?? new Map<string, Promise<Readers | null>>();
    known.set(contactId, dialogs);
    const kept = dialogs.get(dialogId);
    if (kept) return kept;
    const readers = store.dialogs.findOne<Readers>({ _id: dialogId }, { projection: { assigneeId: 1, managerIds: 1 } });
    dialogs.set(dialogId, readers);
    // A reading that failed is nothing to keep.
    readers.catch(() => dialogs.delete(dialogId));
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    return readers;
  }

  return {
    open() {
      if (open === 0) unfollow = follow();
      open += 1;
      return {
        async see(event, scope) {
          if (scope.kind === 'all') return 'shown';
          const readers = await readersOf(event);
          if (readers && mayseeDialog(scope, readers)) return 'shown';
          return tookAway(event, scope) ? 'lost' : 'hidden';
        },
        close() {
          open -= 1;
          if (open > 0) return;
          unfollow();
          known.clear();
        },
      };
    },
  };
}

/** Events after which others may see a dialog of that contact, or of the one that it has become one with or two again. */
const CHANGES = new Set<DomainEvent['body']['type']>([
  'dialog_opened',
  'assignee_changed',
  'plan_joined',
  'client_assigned',
  'contacts_merged',
  'contacts_unmerged',
]);
