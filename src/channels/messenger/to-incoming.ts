import type { ChannelKind } from '../../domain/channel.ts';
import type { Incoming, IncomingContent, Origin } from '../../domain/incoming.ts';
import { incomingText } from '../incoming-text.ts';
import { flawsIn } from '../meta/flaws.ts';
import { mediaIn } from './attachments.ts';
import { MetaMessaging } from './update.ts';

export type Translated =
  | { kind: 'incoming'; incoming: Incoming }
  | { kind: 'ignored'; why: string }
  | { kind: 'malformed'; why: string };

interface Ours {
  channelId: string;
  channelKind: ChannelKind;
}

/**
 * One happening of Messenger or Instagram in the shape of all channels. An echo of what we have sent is nothing new; an echo without
 * our mark is what a person has answered by hand, past us. Pure; never throws.
 */
export function toIncoming(raw: unknown, { channelId, channelKind }: Ours): Translated {
  const parsed = MetaMessaging.safeParse(raw);
  if (!parsed.success) {
    return {
      kind: 'malformed',
      why: flawsIn(parsed.error),
    };
  }
  const { sender, recipient, timestamp, message, postback, message_edit: edit } = parsed.data;
  const isEcho = message?.is_echo === true;
  if (isEcho && (message.metadata !== undefined || isProgram(message.app_id))) {
    return { kind: 'ignored', why: 'what we, or another program, have sent' };
  }
  if (message?.is_deleted) return { kind: 'ignored', why: 'a message that was taken back' };
  const said = isEcho ? byHand(message) : saidIn(parsed.data);
  if (!said) return { kind: 'ignored', why: silenceOf(parsed.data) };
  const chatId = isEcho ? recipient.id : sender.id;
  const mid = message?.mid ?? postback?.mid;
  return {
    kind: 'incoming',
    incoming: {
      channelId,
      channelKind,
      externalId: edit ? `${edit.mid}:edit${edit.num_edit ?? timestamp}` : (mid ?? `${chatId}:${timestamp}`),
      ...(mid !== undefined && { providerMessageId: mid }),
      chatId,
      order: timestamp,
      at: new Date(timestamp),
      profile: {},
      ...said,
      raw,
    },
  };
}

/**
 * Meta's own inboxes, of pages and of Instagram, in which people write by hand; under any other id a program has sent it.
 * https://developers.facebook.com/docs/messenger-platform/handover-protocol
 */
const INBOXES = new Set(['263902037430900', '1217981644879628']);
const isProgram = (appId: number | string | undefined): boolean => appId !== undefined && !INBOXES.has(String(appId));

/** What says nothing to us, by its name. */
function silenceOf({ referral, reaction, read, delivery }: MetaMessaging): string {
  if (referral) return 'a link without a source';
  if (reaction !== undefined) return 'a reaction';
  return read !== undefined || delivery !== undefined ? 'a receipt' : 'no message';
}

/** Stands for files in a line that was written by hand. */
export const ONLY_FILES = '📎';

type Message = NonNullable<MetaMessaging['message']>;
type Said = { content: IncomingContent; origin?: Origin };

function byHand({ text, attachments }: Message): Said | null {
  const shown = text ?? (attachments?.length ? ONLY_FILES : null);
  return shown === null ? null : { content: { kind: 'outside_reply', text: incomingText(shown) } };
}

function saidIn({ message, postback, referral, message_edit }: MetaMessaging): Said | null {
  if (message_edit) {
    return { content: { kind: 'edit', text: incomingText(message_edit.text), originalId: message_edit.mid } };
  }
  const origin = originOf(message?.referral ?? postback?.referral ?? referral);
  const content = message ? contentOf(message) : postback ? pressed(postback) : origin && openedBy(origin);
  return content ? { content, ...(origin && { origin }) } : null;
}

function contentOf({ text, quick_reply, attachments }: Message): IncomingContent {
  if (quick_reply) return { kind: 'button', payload: quick_reply.payload, ...(text !== undefined && { label: text }) };
  // A link in a text comes with a look at its page.
  const carried = (attachments ?? []).filter(({ type }) => type !== 'fallback');
  if (text !== undefined && carried.length === 0) return { kind: 'text', text: incomingText(text) };
  return { ...mediaIn(carried), ...(text !== undefined && { caption: incomingText(text) }) };
}

function pressed({ payload, title }: NonNullable<MetaMessaging['postback']>): IncomingContent {
  if (payload === undefined || payload === 'GET_STARTED') return { kind: 'start', text: '' };
  return { kind: 'button', payload, ...(title !== undefined && { label: title }) };
}

const openedBy = ({ source }: Origin): IncomingContent => ({ kind: 'start', text: source ?? '' });

function originOf(referral: { ref?: string | undefined; ad_id?: string | undefined } | undefined): Origin | undefined {
  const source = referral?.ref ?? (referral?.ad_id && `ad:${referral.ad_id}`);
  return source ? { source: source.slice(0, 200) } : undefined;
}
