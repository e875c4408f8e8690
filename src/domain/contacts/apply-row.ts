import type { Contact } from '../contact.ts';
import type { Locale } from '../localized.ts';
import { isDeepEqual } from './is-deep-equal.ts';
import type { RowContact } from './read-row.ts';

export interface RowMoment {
  now: Date;
  /** How we know: the file. */
  source: string;
  /** Given to every contact of the file. */
  tags: readonly string[];
  locale: Locale;
}

/** Somebody new, known by a table alone. */
export function contactOfRow(row: RowContact, id: string, moment: RowMoment): Contact {
  const nobody: Contact = {
    id,
    name: null,
    phone: null,
    email: null,
    locale: row.locale ?? moment.locale,
    identities: [],
    tags: [],
    origin: {},
    fields: {},
    plans: [],
    consent: null,
    lastVisitAt: null,
    verifiedPhone: null,
    verifiedEmail: null,
    blockedAt: null,
    searchWords: [],
    createdAt: moment.now,
    version: 1,
  };
  return { ...applyRow(nobody, row, moment), version: 1 };
}

/**
 * A known contact with what the row says: a filled cell counts more than what was there, an empty one changes nothing, tags are added. Whoever
 * has withdrawn the consent is not signed up again by a table. The very same contact when nothing is new.
 */
export function applyRow(contact: Contact, row: RowContact, { now, source, tags }: RowMoment): Contact {
  const isRefused = contact.consent?.granted === false && row.consent === true;
  const saysNew = row.consent !== undefined && row.consent !== contact.consent?.granted && !isRefused;
  const after: Contact = {
    ...contact,
    name: row.name ?? contact.name,
    phone: row.phone ?? contact.phone,
    email: row.email ?? contact.email,
    locale: row.locale ?? contact.locale,
    tags: [...new Set([...contact.tags, ...(row.tags ?? []), ...tags])],
    origin: contact.origin.source || !row.source ? contact.origin : { ...contact.origin, source: row.source },
    fields: { ...contact.fields, ...row.fields },
    consent: saysNew ? { granted: row.consent === true, at: now, source } : contact.consent,
  };
  return isDeepEqual(contact, after) ? contact : after;
}
