import type { Contact } from '../../domain/contact.ts';
import type { Merge } from '../../domain/contacts/merge.ts';
import type { ContactView, MergeView } from '../views/contact-view.ts';

/** Ids on channels stay inside: whoever has one could write to the person past us. */
export function presentContact(contact: Contact): ContactView {
  const { id, name, phone, email, locale, tags, origin, identities, fields, consent, version } = contact;
  return {
    id,
    name,
    phone,
    email,
    verified: {
      phone: phone !== null && phone === contact.verifiedPhone,
      email: email !== null && email === contact.verifiedEmail,
    },
    locale,
    tags,
    origin,
    fields,
    consent: consent && { granted: consent.granted, at: consent.at.toISOString(), source: consent.source },
    blockedAt: contact.blockedAt?.toISOString() ?? null,
    lastVisitAt: contact.lastVisitAt?.toISOString() ?? null,
    identities: identities.map(({ channelKind, username, blocked }) => ({
      channelKind,
      ...(username !== undefined && { username }),
      blocked,
    })),
    createdAt: contact.createdAt.toISOString(),
    version,
  };
}

/** Nothing for a pair that was only called two people. */
export function presentMerge({ id, at, actor, why, state, kept, undone }: Merge): MergeView[] {
  if (!kept || state === 'dismissed') return [];
  return [
    {
      id,
      at: at.toISOString(),
      actor,
      why,
      state,
      other: presentContact(kept.other),
      undoneAt: undone?.at.toISOString() ?? null,
    },
  ];
}
