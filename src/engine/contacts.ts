import type { Actor } from '../domain/event.ts';
import { type MergeOutcome, type MergeRequest, mergeInStore } from '../store/contacts/merge-contacts.ts';
import { sameVerified } from '../store/contacts/same-verified.ts';
import { type UnmergeOutcome, unmergeInStore } from '../store/contacts/unmerge-contacts.ts';
import type { LiveFeed } from './feed.ts';
import type { TurnDeps } from './turn.ts';

export interface ContactDeps extends Pick<TurnDeps, 'store' | 'memory' | 'newId' | 'now'> {
  tell: LiveFeed['tell'];
}

/** Two people become one, and two again. What this process remembers of their lines is forgotten. */
export interface Contacts {
  merge(request: MergeRequest): Promise<MergeOutcome>;
  unmerge(request: { mergeId: string; actor: Actor }): Promise<UnmergeOutcome>;
  /** Merges those whom a provider vouches to be the same person; gives the id of the contact that is left. */
  mergeSame(contactId: string): Promise<string>;
}

export function createContacts(deps: ContactDeps): Contacts {
  const { store, memory } = deps;
  const moment = () => ({ now: deps.now(), newId: deps.newId });

  async function merge(request: MergeRequest): Promise<MergeOutcome> {
    const outcome = await mergeInStore(store, request, moment());
    for (const id of [request.mainId, request.otherId]) memory.forgetContact(id);
    if (outcome.kind === 'done') deps.tell(outcome.events);
    return outcome;
  }

  return {
    merge,
    async unmerge(request) {
      const outcome = await unmergeInStore(store, request, moment());
      if (outcome.kind === 'done') {
        memory.forgetContact(outcome.main.id);
        deps.tell(outcome.events);
      }
      return outcome;
    },
    async mergeSame(contactId) {
      let id = contactId;
      for (const { mainId, otherId, why } of await sameVerified(store, contactId)) {
        const outcome = await merge({ mainId, otherId, why, prefer: {}, actor: { kind: 'system' } });
        if (outcome.kind === 'done') id = mainId;
      }
      return id;
    },
  };
}
