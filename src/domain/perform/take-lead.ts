import type { ActionOf } from '../action.ts';
import { updateContact } from './contact.ts';
import { changeDialog, type Draft, type Refusal, refuse } from './draft.ts';
import { scoreLead } from './lead.ts';
import { note } from './speak.ts';
import { handOff } from './word.ts';

/** How much of a request stands for it in lists. */
const PREVIEW_CHARS = 140;

/**
 * Notes a request that was left elsewhere. Nobody vouches for what it says, so it overwrites nothing that is known of the contact, and it is
 * a note for the team, not words of the customer: the bot does not answer it. A person has to see it: a dialog that the bot leads is handed on.
 */
export function takeLead(draft: Draft, { id, text, name, phone, email }: ActionOf<'take_lead'>): Refusal | undefined {
  const { contact, dialog } = draft.changes;
  if (contact.blockedAt) return refuse('The contact is blocked: unblock it to take its requests.');
  if (dialog.mode === 'closed') return refuse('The dialog is closed: a request opens a new one.');
  const refused = updateContact(draft, {
    kind: 'update_contact',
    ...(name !== undefined && contact.name === null && { name }),
    ...(phone !== undefined && contact.phone === null && { phone }),
    ...(email !== undefined && contact.email === null && { email }),
  });
  if (refused) return refused;
  note(draft, { kind: 'note', text, id });
  const preview = text.replaceAll(/\s+/gu, ' ').slice(0, PREVIEW_CHARS);
  if (dialog.lastSeq === 0) changeDialog(draft, { preview });
  scoreLead(draft);
  if (dialog.mode !== 'bot') return undefined;
  return handOff(draft, { kind: 'hand_off', reason: 'site_request', summary: preview });
}
