import { z } from 'zod';
import type { Contact } from '../domain/contact.ts';
import { FieldValue } from '../domain/field-value.ts';
import { phoneReader } from '../engine/importing/read-phone.ts';
import { invalidInput, type Problem } from './problem.ts';

const Phone = z.string().trim().max(40);
const parts = {
  name: z.string().trim().min(1).max(120),
  phone: Phone.meta({ description: 'As people write it; without a country code, of the country of the business' }),
  email: z.email().max(200),
  tags: z.array(z.string().trim().min(1).max(60)).max(100),
  consent: z.strictObject({ granted: z.boolean(), source: z.string().trim().min(1).max(200) }),
};

/** A contact made by hand. */
export const NewContact = z
  .strictObject({
    name: parts.name.optional(),
    phone: parts.phone.optional(),
    email: parts.email.optional(),
    tags: parts.tags.optional(),
    source: z.string().trim().min(1).max(200).optional(),
    consent: parts.consent.optional(),
  })
  .refine(({ name, phone, email }) => name ?? phone ?? email, 'give a name, a phone or an e-mail');

/** What is to be changed; what is left out stays. */
export const ContactChanges = z.strictObject({
  name: parts.name.optional(),
  phone: parts.phone.nullable().optional(),
  email: parts.email.nullable().optional(),
  tags: parts.tags.optional(),
  consent: parts.consent.optional(),
  fields: z.record(z.string().max(40), FieldValue.nullable()).optional(),
  blocked: z.boolean().optional(),
  reason: z.string().trim().max(500).optional().meta({ description: 'Why the contact is blocked' }),
});

/** E.164 of what was typed, or the problem with it; undefined and null stay what they are. */
export function readTypedPhone<T extends string | null | undefined>(
  typed: T,
  businessPhone: string,
): { kind: 'phone'; phone: T | string } | Problem {
  if (typeof typed !== 'string') return { kind: 'phone', phone: typed };
  const phone = phoneReader(businessPhone)(typed);
  return phone === null
    ? invalidInput([{ path: 'body.phone', reason: 'is not a phone number: write it like +7 863 000-00-00' }])
    : { kind: 'phone', phone };
}

/** Somebody known by name alone so far. */
export function newContact(
  { name, phone, email, tags = [], source, consent }: z.output<typeof NewContact>,
  { id, now, locale }: { id: string; now: Date; locale: Contact['locale'] },
): Contact {
  return {
    id,
    name: name ?? null,
    phone: phone ?? null,
    email: email?.toLowerCase() ?? null,
    locale,
    identities: [],
    tags: [...new Set(tags)],
    origin: source ? { source } : {},
    fields: {},
    plans: [],
    consent: consent ? { ...consent, at: now } : null,
    lastVisitAt: null,
    verifiedPhone: null,
    verifiedEmail: null,
    blockedAt: null,
    searchWords: [],
    createdAt: now,
    version: 1,
  };
}
