import type { Contact } from '../../domain/contact.ts';
import type { ContactView } from '../views/contact-view.ts';

/** Ids on channels stay inside: whoever has one could write to the person past us. */
export function presentContact(contact: Contact): ContactView {
  const { id, name, phone, email, locale, tags, origin, identities, createdAt } = contact;
  return {
    id,
    name,
    phone,
    email,
    locale,
    tags,
    origin,
    identities: identities.map(({ channelKind, username, blocked }) => ({
      channelKind,
      ...(username !== undefined && { username }),
      blocked,
    })),
    createdAt: createdAt.toISOString(),
  };
}
