import type { ActionOf } from '../action.ts';
import type { ChannelKind } from '../channel.ts';
import { previewOf } from '../files/preview.ts';
import type { Author, Message, OutgoingContent, Receipt } from '../message.ts';
import type { OwnTemplate } from '../wa-templates/own-template.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';
import { meet } from './meet.ts';
import { filesFor } from './outgoing-files.ts';
import { takeWord } from './word.ts';

const BLOCKED = 'The contact is blocked: unblock it to write to it.';
/** Why nothing can be said on a channel. */
const UNHEARD: Partial<Record<ChannelKind, string>> = {
  call: 'This was a phone call: nothing can be written there. Write in another dialog of the contact.',
  form: 'This is a request from a site: nothing can be written there. Call, or write in another dialog of the contact.',
};

/** The bot (or a trigger or reminder in its name) says something. While a person leads, the bot is silent. */
export function say(draft: Draft, action: ActionOf<'say'>): Refusal | undefined {
  const { mode } = draft.changes.dialog;
  const byBot = draft.moment.actor.kind === 'bot';
  if (draft.changes.contact.blockedAt) return refuse(BLOCKED);
  const unheard = UNHEARD[draft.changes.dialog.channelKind];
  if (unheard) return refuse(unheard);
  // A trigger may ask how it was, or win back, long after the dialog is over.
  if (mode === 'closed' && draft.moment.actor.kind !== 'trigger') return refuse('The dialog is closed.');
  if (byBot && mode === 'operator') return refuse('A person leads this dialog; the bot stays silent.');
  utter(draft, byBot ? 'bot' : 'system', action.content, action.receipt);
  return undefined;
}

/** An operator answers; answering takes the dialog. */
export function reply(draft: Draft, action: ActionOf<'reply'>): Refusal | undefined {
  const { actor } = draft.moment;
  if (actor.kind !== 'operator') return refuse('Only a person of the team can reply as an operator.');
  if (draft.changes.contact.blockedAt) return refuse(BLOCKED);
  const unheard = UNHEARD[draft.changes.dialog.channelKind];
  if (unheard) return refuse(unheard);
  if (draft.changes.dialog.mode === 'closed') return refuse('The dialog is closed; the customer has to write first.');
  const files = filesFor(draft, action.files ?? []);
  if (files.kind === 'refused') return files;
  takeWord(draft, actor.id);
  const content = { text: action.text, ...(files.files.length > 0 && { files: files.files }) };
  utter(draft, 'operator', content, { because: 'operator' }, action.id, action.template);
  return undefined;
}

/** A private line for the team; it never reaches a channel. */
export function note(draft: Draft, action: ActionOf<'note'>): Refusal | undefined {
  const { actor } = draft.moment;
  const message = line(draft, 'operator', { text: action.text }, null, action.id);
  draft.changes.messages.push({
    ...message,
    operatorId: actor.kind === 'operator' ? actor.id : null,
    delivery: { state: 'private' },
  });
  leave(draft, { type: 'note_added', messageId: message.id });
  return undefined;
}

/** A reminder goes out whoever leads the dialog: the visit is real. */
export function remind(draft: Draft, action: ActionOf<'remind'>): Refusal | undefined {
  if (draft.changes.contact.blockedAt) return refuse(BLOCKED);
  const unheard = UNHEARD[draft.changes.dialog.channelKind];
  if (unheard) return refuse(unheard);
  const { variants } = action;
  utter(draft, 'system', action.content, { because: 'reminder', ...(variants && { variants }) });
  leave(draft, { type: 'reminder_sent', appointmentId: action.appointmentId, beforeMinutes: action.beforeMinutes });
  return undefined;
}

function utter(
  draft: Draft,
  author: Author,
  content: OutgoingContent,
  receipt: Receipt,
  id?: string,
  template?: OwnTemplate,
): void {
  const message = line(draft, author, content, receipt, id);
  const { dialog } = draft.changes;
  draft.changes.messages.push({
    ...message,
    outgoing: {
      channelId: dialog.channelId,
      chatId: dialog.chatId,
      locale: dialog.locale,
      ...(content.contactRequest === undefined ? {} : { contactRequest: content.contactRequest }),
      ...(template && { template }),
      word: dialog.word,
      answering: author === 'system' ? null : dialog.waitingSince,
      attempts: 0,
      notBefore: draft.moment.now,
      startedAt: null,
      sender: null,
      caught: 0,
    },
  });
  changeDialog(draft, {
    preview: previewOf(content.text, content.files?.[0]?.kind, content.files?.[0]?.name),
    // Only a person's or the bot's line is an answer; a reminder or trigger does not end anybody's wait.
    ...(author === 'system' ? {} : { lastOutboundAt: draft.moment.now, waitingSince: null }),
  });
  for (const file of content.files ?? []) {
    draft.changes.files.push({ kind: 'take', messageId: message.id, file, incoming: null, must: true });
  }
  leave(draft, { type: 'message_queued', messageId: message.id, seq: message.seq, author });
  for (const met of receipt.variants ?? []) meet(draft, met);
}

function line(draft: Draft, author: Author, content: OutgoingContent, receipt: Receipt | null, id?: string): Message {
  const { dialog } = draft.changes;
  const { actor, now } = draft.moment;
  const seq = dialog.lastSeq + 1;
  changeDialog(draft, { lastSeq: seq });
  return {
    id: id ?? draft.moment.newId(),
    dialogId: dialog.id,
    threadId: dialog.threadId,
    contactId: dialog.contactId,
    seq,
    author,
    operatorId: actor.kind === 'operator' ? actor.id : null,
    text: content.text,
    incoming: null,
    buttons: content.buttons ?? [],
    ...(content.files && { files: content.files }),
    at: now,
    delivery: { state: 'queued' },
    outgoing: null,
    receipt,
    understood: null,
  };
}
