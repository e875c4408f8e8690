import type { MessageFile } from '../files/file.ts';
import { previewOf } from '../files/preview.ts';
import type { Incoming } from '../incoming.ts';
import type { Message } from '../message.ts';
import { unblockIdentity, verifyPhone } from './contact.ts';
import { changeContact, changeDialog, type Draft, leave } from './draft.ts';
import { recordFiles, withoutHandles } from './incoming-files.ts';
import { noteAnswer } from './lead.ts';
import { startStageLimit } from './stage-limit.ts';
import { takeOutside } from './word.ts';

/** A new dialog says so first. */
export function recordOpening(draft: Draft, reopened: boolean): void {
  draft.changes.opened = true;
  const { pipelineId, stageId } = draft.changes.dialog;
  leave(draft, { type: 'dialog_opened', reopened, pipelineId, stageId });
  startStageLimit(draft);
}

/**
 * Stores what the customer wrote, as it came, and returns the line. `heard`: a voice note that was fetched and listened to before the
 * decision; its words are the message's words.
 */
export function recordInbound(
  draft: Draft,
  incoming: Incoming,
  messageId: string,
  heard: MessageFile | null = null,
): Message | null {
  const { dialog } = draft.changes;
  if (incoming.content.kind === 'edit') {
    const { originalId, text } = incoming.content;
    draft.changes.edits.push({ providerMessageId: originalId, text });
    leave(draft, { type: 'message_edited', messageId: originalId, text });
    return null;
  }
  if (incoming.content.kind === 'outside_reply') {
    recordOutside(draft, incoming, messageId);
    return null;
  }
  rememberProfile(draft, incoming);
  const seq = dialog.lastSeq + 1;
  const text = textOf(incoming) || (heard?.transcript ?? '');
  const files = recordFiles(draft, messageId, incoming.content, heard);
  const message: Message = {
    id: messageId,
    dialogId: dialog.id,
    threadId: dialog.threadId,
    contactId: dialog.contactId,
    seq,
    author: 'customer',
    operatorId: null,
    text,
    incoming: withoutHandles(incoming.content),
    buttons: [],
    ...(files.length > 0 && { files }),
    at: incoming.at,
    delivery: {
      state: 'received',
      ...(incoming.providerMessageId ? { providerMessageId: incoming.providerMessageId } : {}),
    },
    outgoing: null,
    receipt: null,
    understood: null,
  };
  draft.changes.messages.push(message);
  const media = incoming.content.kind === 'media' ? incoming.content.media : undefined;
  changeDialog(draft, {
    lastSeq: seq,
    preview: previewOf(text, media, files[0]?.name),
    lastInboundAt: incoming.at,
    waitingSince: dialog.waitingSince ?? incoming.at,
  });
  leave(draft, { type: 'message_received', messageId, seq });
  noteAnswer(draft, dialog.lastOutboundAt, incoming.at);
  return message;
}

/** A colleague has answered in the messenger itself: the line is shown, the customer waits no longer, and the bot is silent from now on. */
function recordOutside(draft: Draft, incoming: Incoming, messageId: string): void {
  const { dialog } = draft.changes;
  const text = textOf(incoming);
  const { at, providerMessageId } = incoming;
  draft.changes.messages.push({
    id: messageId,
    dialogId: dialog.id,
    threadId: dialog.threadId,
    contactId: dialog.contactId,
    seq: dialog.lastSeq + 1,
    author: 'operator',
    operatorId: null,
    text,
    incoming: incoming.content,
    buttons: [],
    at,
    delivery: { state: 'sent', ...(providerMessageId ? { providerMessageId } : {}) },
    outgoing: null,
    receipt: { because: 'operator' },
    understood: null,
  });
  changeDialog(draft, {
    lastSeq: dialog.lastSeq + 1,
    preview: text.slice(0, 140),
    lastOutboundAt: at,
    waitingSince: null,
  });
  leave(draft, {
    type: 'message_sent',
    messageId,
    author: 'operator',
    responseMs: dialog.waitingSince ? Math.max(0, at.getTime() - dialog.waitingSince.getTime()) : null,
    first: dialog.waitingSince !== null,
    ...(providerMessageId ? { providerMessageId } : {}),
  });
  takeOutside(draft);
}

/** The words of a message: a button speaks by its label, a picture by its caption. */
export function textOf({ content }: Incoming): string {
  switch (content.kind) {
    case 'text':
    case 'start':
    case 'edit':
    case 'outside_reply':
      return content.text;
    case 'button':
      return content.label ?? content.payload;
    case 'phone':
      return content.phone;
    case 'media':
      return content.caption ?? '';
  }
}

function rememberProfile(draft: Draft, { profile, channelId, chatId, content }: Incoming): void {
  const { contact } = draft.changes;
  if (profile.name && !contact.name) changeContact(draft, { name: profile.name });
  unblockIdentity(draft, channelId, chatId);
  if (content.kind === 'phone') verifyPhone(draft, content.phone);
  if (!profile.phone) return;
  verifyPhone(draft, profile.phone);
  if (!contact.phone) changeContact(draft, { phone: profile.phone });
}
