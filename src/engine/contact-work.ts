import type { ActionOf } from '../domain/action.ts';
import type { Contact } from '../domain/contact.ts';
import type { Actor } from '../domain/event.ts';
import type { MergeOutcome, MergeRequest } from '../store/contacts/merge-contacts.ts';
import type { UnmergeOutcome } from '../store/contacts/unmerge-contacts.ts';

/** Two people become one, and two again. What this process remembers of their lines is forgotten. */
export interface Contacts {
  merge(request: MergeRequest): Promise<MergeOutcome>;
  unmerge(request: { mergeId: string; actor: Actor }): Promise<UnmergeOutcome>;
  /** Changes a contact at its latest dialog, so that it leaves events; one that has never written is changed all the same. */
  change(request: ContactChange): Promise<ContactChanged>;
  /** Merges those whom a provider vouches to be the same person; gives the id of the contact that is left. */
  mergeSame(contactId: string): Promise<string>;
}

export interface ContactChange {
  contactId: string;
  actor: Actor;
  actions: readonly ActionOf<'update_contact' | 'set_fields' | 'block_contact' | 'unblock_contact'>[];
}

export type ContactChanged =
  | { kind: 'done'; contact: Contact }
  | { kind: 'refused'; reason: string }
  | { kind: 'not_found' };
