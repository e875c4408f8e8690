import type { Action } from '../../domain/action.ts';
import type { Contact } from '../../domain/contact.ts';
import { entityOf } from '../../domain/understanding.ts';
import type { Heard } from './heard.ts';

/** What a message tells of the customer by the way: an e-mail address is kept where none is known. What flows ask for they keep themselves. */
export function learned({ payload, understanding }: Heard, contact: Contact): Action[] {
  const email = payload ? null : entityOf(understanding, 'email');
  return email && contact.email === null ? [{ kind: 'update_contact', email: email.value }] : [];
}
