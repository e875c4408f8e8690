import type { OutgoingContent } from '../../domain/message.ts';

/** WhatsApp takes more; nobody reads more. */
export const TEXT_LENGTH = 4096;

/** What we say as plain text: its page shows no buttons any more, so choices become a numbered list, to be answered by number or by name. */
export function fromOutgoing({ text, buttons = [] }: OutgoingContent): string {
  const choices = buttons.filter(({ label }) => label.trim() !== '');
  if (choices.length === 0) return text;
  return [text, '', ...choices.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n');
}
