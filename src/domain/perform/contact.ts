import type { ActionOf } from '../action.ts';
import type { Contact } from '../contact.ts';
import { changeContact, type Draft, leave, type Refusal } from './draft.ts';
import { rescoreLead, scoreLead } from './lead.ts';

export function updateContact(draft: Draft, action: ActionOf<'update_contact'>): Refusal | undefined {
  const { contact } = draft.changes;
  // Kept in one spelling: the same address is found by an index.
  const email = action.email === null ? null : action.email?.toLowerCase();
  const part: Partial<Contact> = {
    ...(action.name !== undefined && action.name !== contact.name && { name: action.name }),
    ...(action.phone !== undefined && action.phone !== contact.phone && { phone: action.phone }),
    ...(email !== undefined && email !== contact.email && { email }),
    ...(action.tags && action.tags.join('\n') !== contact.tags.join('\n') && { tags: [...new Set(action.tags)] }),
  };
  if (action.consent) changeConsent(draft, action.consent);
  const fields = Object.keys(part);
  if (fields.length === 0) return undefined;
  changeContact(draft, part);
  leave(draft, { type: 'contact_updated', fields });
  if (part.phone) scoreLead(draft);
  else rescoreLead(draft);
  return undefined;
}

function changeConsent(draft: Draft, { granted, source }: NonNullable<ActionOf<'update_contact'>['consent']>): void {
  const { consent } = draft.changes.contact;
  if (consent?.granted === granted && consent.source === source) return;
  changeContact(draft, { consent: { granted, source, at: draft.moment.now } });
  leave(draft, { type: 'consent_changed', granted, source });
}

/** From now on this person's messages are kept in the journal alone, and nothing is sent to it. Twice is once. */
export function blockContact(draft: Draft, { reason }: ActionOf<'block_contact'>): Refusal | undefined {
  if (draft.changes.contact.blockedAt) return undefined;
  changeContact(draft, { blockedAt: draft.moment.now });
  leave(draft, { type: 'contact_blocked', reason });
  return undefined;
}

export function unblockContact(draft: Draft): Refusal | undefined {
  if (!draft.changes.contact.blockedAt) return undefined;
  changeContact(draft, { blockedAt: null });
  leave(draft, { type: 'contact_unblocked' });
  return undefined;
}

/** Who writes has not blocked us, or not any more. */
export function unblockIdentity(draft: Draft, channelId: string, externalId: string): void {
  const { identities } = draft.changes.contact;
  const isIt = (one: Contact['identities'][number]) =>
    one.blocked && one.channelId === channelId && one.externalId === externalId;
  if (!identities.some(isIt)) return;
  changeContact(draft, { identities: identities.map((one) => (isIt(one) ? { ...one, blocked: false } : one)) });
}

/** A phone that the channel itself has shared is the person's own; somebody who is known by it on another channel is the same person. */
export function verifyPhone(draft: Draft, shared: string): void {
  const phone = `+${shared.replace(/\D/gu, '')}`;
  if (!/^\+[1-9]\d{6,14}$/u.test(phone) || draft.changes.contact.verifiedPhone === phone) return;
  changeContact(draft, { verifiedPhone: phone });
  leave(draft, { type: 'contact_updated', fields: ['verifiedPhone'] });
  draft.changes.timers.push({
    id: `same:${draft.moment.newId()}`,
    due: draft.moment.now,
    dialogId: draft.changes.dialog.id,
    state: 'pending',
    outcome: null,
    work: { kind: 'find_same' },
  });
}
