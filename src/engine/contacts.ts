import type { Contact } from '../domain/contact.ts';
import type { Incoming } from '../domain/incoming.ts';
import { openDraft } from '../domain/perform/draft.ts';
import { act as perform } from '../domain/perform/perform.ts';
import { type MergeOutcome, type MergeRequest, mergeInStore } from '../store/contacts/merge-contacts.ts';
import { sameVerified } from '../store/contacts/same-verified.ts';
import { unmergeInStore } from '../store/contacts/unmerge-contacts.ts';
import { replaceContact } from '../store/contacts/write-contact.ts';
import { situationOf } from '../store/load-situation.ts';
import { findContact } from '../store/queries/contacts.ts';
import { act } from './act.ts';
import type { ContactChange, ContactChanged, Contacts } from './contact-work.ts';
import type { LiveFeed } from './feed.ts';
import type { TurnDeps } from './turn.ts';

export interface ContactDeps extends TurnDeps {
  tell: LiveFeed['tell'];
}

const MOST_TRIES = 5;
const NOBODY: Omit<Incoming, 'raw'> = {
  channelId: '',
  channelKind: 'web',
  externalId: '',
  chatId: '',
  order: 0,
  at: new Date(0),
  profile: {},
  content: { kind: 'text', text: '' },
};

export function createContacts(deps: ContactDeps): Contacts {
  const { store, memory } = deps;
  const moment = () => ({ now: deps.now(), newId: deps.newId });

  async function merge(request: MergeRequest): Promise<MergeOutcome> {
    const outcome = await mergeInStore(store, request, moment());
    for (const id of [request.mainId, request.otherId]) memory.forgetContact(id);
    if (outcome.kind === 'done') deps.tell(outcome.events);
    return outcome;
  }

  async function change(request: ContactChange): Promise<ContactChanged> {
    for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
      const contact = await findContact(store, request.contactId);
      if (!contact) return { kind: 'not_found' };
      const dialog = await store.dialogs.findOne({ contactId: contact.id }, { sort: { createdAt: -1, _id: -1 } });
      if (!dialog) {
        const changed = await changeAlone(contact, request);
        if (changed) return changed;
        continue;
      }
      const acted = await act(deps, { dialogId: dialog._id, actor: request.actor, actions: request.actions });
      if (acted.kind === 'refused') return acted;
      const after = await findContact(store, contact.id);
      if (acted.kind === 'done' && after) return { kind: 'done', contact: after };
    }
    return { kind: 'refused', reason: 'Somebody else is changing this contact right now. Please try again.' };
  }

  /** The same rules on a dialog that is never written; null when somebody else was faster. */
  async function changeAlone(contact: Contact, { actions, actor }: ContactChange): Promise<ContactChanged | null> {
    const nowhere = { threadId: '', thread: null, contact, dialog: null, appointments: [], unsent: false };
    const { situation } = situationOf(deps.surroundings(), nowhere, NOBODY, moment());
    const draft = openDraft(situation, { ...moment(), actor });
    for (const action of actions) {
      const refused = perform(draft, action);
      if (refused) return refused;
    }
    const after = draft.changes.contact;
    if (!draft.changes.contactChanged) return { kind: 'done', contact };
    return (await replaceContact(store, after))
      ? { kind: 'done', contact: { ...after, version: after.version + 1 } }
      : null;
  }

  return {
    change,
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
