import { createHash } from 'node:crypto';
import type { ActionOf } from '../../domain/action.ts';
import { threadIdOf } from '../../domain/channel.ts';
import type { Contact } from '../../domain/contact.ts';
import { openDraft, type Situation } from '../../domain/perform/draft.ts';
import { recordOpening } from '../../domain/perform/inbound.ts';
import { perform } from '../../domain/perform/perform.ts';
import { situationOf } from '../../store/load-situation.ts';
import { contactByEmail } from '../../store/queries/contact-by-email.ts';
import { contactByPhone } from '../../store/queries/contact-by-phone.ts';
import { openDialogOf } from '../../store/queries/open-dialog-of.ts';
import { act, CROWDED } from '../act.ts';
import { freshContactId } from '../fresh-contact-id.ts';
import type { TurnDeps } from '../turn.ts';
import type { LeadReport, LeadTaken } from './lead-report.ts';

/** The account that all such requests belong to. Nothing is sent by it, so it has no adapter. */
const CHANNEL_ID = 'form:site';
const MOST_TRIES = 5;

/**
 * Makes a lead without a message. It goes into the open dialog of the contact with its phone or e-mail, else into a new one, which waits
 * for a person. The id of its note is made of its key, so whatever is cut off and done again, there is one.
 */
export async function takeLead(deps: TurnDeps, lead: LeadReport): Promise<LeadTaken> {
  const { store } = deps;
  const action = actionOf(lead);
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const known = await store.messages.findOne({ _id: action.id }, { projection: { dialogId: 1, contactId: 1 } });
    if (known) {
      const { dialogId, contactId } = known;
      return { kind: 'taken', dialogId, contactId, opened: false, repeated: true };
    }
    const contact = await contactOf(deps, lead);
    const open = contact && (await openDialogOf(store, contact.id));
    const taken = open ? await goOn(deps, open, action) : await begin(deps, lead, contact, action);
    if (taken) return taken;
  }
  return { kind: 'crowded' };
}

/** By the phone first: an e-mail is typed wrong more easily. */
async function contactOf({ store }: TurnDeps, { phone, email }: LeadReport): Promise<Contact | null> {
  const byPhone = phone === null ? null : await contactByPhone(store, phone);
  return byPhone ?? (email === null ? null : contactByEmail(store, email));
}

function actionOf({ key, text, name, phone, email }: LeadReport): ActionOf<'take_lead'> {
  return {
    kind: 'take_lead',
    id: `lead-${digest(key)}`,
    text,
    ...(name !== null && { name }),
    ...(phone !== null && { phone }),
    ...(email !== null && { email }),
  };
}

/** Null: the dialog has gone meanwhile, or somebody is changing it. */
async function goOn(
  deps: TurnDeps,
  open: { id: string; contactId: string },
  action: ActionOf<'take_lead'>,
): Promise<LeadTaken | null> {
  const acted = await act(deps, { dialogId: open.id, actor: { kind: 'api' }, actions: [action] });
  if (acted.kind === 'not_found' || (acted.kind === 'refused' && acted.reason === CROWDED)) return null;
  if (acted.kind === 'refused') return acted;
  return { kind: 'taken', dialogId: open.id, contactId: open.contactId, opened: false, repeated: false };
}

/** Null: somebody was quicker with this contact. */
async function begin(
  deps: TurnDeps,
  lead: LeadReport,
  contact: Contact | null,
  action: ActionOf<'take_lead'>,
): Promise<LeadTaken | null> {
  const situation = await situationOfLead(deps, lead, contact);
  const moment = { now: deps.now(), newId: deps.newId, actor: { kind: 'api' as const } };
  const draft = openDraft(situation, moment);
  recordOpening(draft, contact !== null);
  const refused = perform(draft, [action]);
  if (refused) return refused;
  const committed = await deps.commit({ before: situation, changes: draft.changes, guard: null });
  deps.memory.forgetContact(situation.contact.id);
  if (committed.kind !== 'done') return null;
  deps.committed(draft.changes);
  const { id: dialogId, contactId } = draft.changes.dialog;
  return { kind: 'taken', dialogId, contactId, opened: true, repeated: false };
}

/** One thread per contact, so that the database lets only one such dialog be open. */
async function situationOfLead(deps: TurnDeps, lead: LeadReport, known: Contact | null): Promise<Situation> {
  const { phone, key, name, origin, at } = lead;
  const contactId = known?.id ?? (await freshContactId(deps.store, phone, key));
  const threadId = threadIdOf(CHANNEL_ID, contactId);
  const nowhere = { threadId, thread: null, contact: known, dialog: null, appointments: [], unsent: false };
  const first = {
    channelId: CHANNEL_ID,
    channelKind: 'form' as const,
    externalId: key,
    chatId: contactId,
    order: 0,
    at,
    profile: { ...(name !== null && { name }) },
    content: { kind: 'text' as const, text: '' },
    ...(Object.keys(origin).length > 0 && { origin }),
  };
  const { situation } = situationOf(deps.surroundings(), nowhere, first, { now: deps.now(), newId: deps.newId });
  if (known) return situation;
  const contact: Contact = { ...situation.contact, id: contactId, identities: [] };
  return { ...situation, contact, dialog: { ...situation.dialog, contactId } };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40);
