import type { Button, OutgoingContent } from '../../domain/message.ts';
import { cutText, splitText } from '../split-text.ts';
import { splitBytes } from './split-bytes.ts';

/** Both take thirteen quick replies of 20 characters; a payload has 1,000. */
export const MOST_REPLIES = 13;
export const REPLY_LENGTH = 20;
const PAYLOAD_LENGTH = 1000;
/** Messenger counts characters, Instagram bytes. */
export const MESSENGER_LENGTH = 2000;
export const INSTAGRAM_BYTES = 1000;

export interface MetaPart {
  text: string;
  quick_replies?: { content_type: 'text'; title: string; payload: string }[];
}

/**
 * What we say as messages, in order; none when there is no visible text. Quick replies stand under the last part; one whose name has to
 * be cut is named whole in the text, since the names of two may begin alike.
 */
export function fromOutgoing({ text, buttons = [] }: OutgoingContent, kind: 'messenger' | 'instagram'): MetaPart[] {
  const usable = buttons.filter(
    ({ label, payload }) => label.trim() !== '' && payload !== '' && payload.length <= PAYLOAD_LENGTH,
  );
  const shown = usable.slice(0, MOST_REPLIES);
  const named = buttons.filter((button) => !shown.includes(button) || button.label.length > REPLY_LENGTH);
  const whole = [text, ...named.map(({ label }) => `• ${label}`)].join('\n');
  const cut = kind === 'instagram' ? splitBytes(whole, INSTAGRAM_BYTES) : splitText(whole, MESSENGER_LENGTH);
  const parts = cut.filter((part) => part.trim() !== '');
  return parts.map((part, index) =>
    index === parts.length - 1 && shown.length > 0 ? { text: part, quick_replies: shown.map(replyOf) } : { text: part },
  );
}

const replyOf = ({ label, payload }: Button) => ({
  content_type: 'text' as const,
  title: label.length <= REPLY_LENGTH ? label : `${cutText(label, REPLY_LENGTH - 1)}…`,
  payload,
});
