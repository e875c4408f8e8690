import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { OutgoingContent } from '../../domain/message.ts';
import { splitMessage } from '../../text/split-text.ts';
import { fitMenu } from '../fit-menu.ts';

export interface MetaPart {
  text: string;
  quick_replies?: { content_type: 'text'; title: string; payload: string }[];
}

/**
 * What we say as messages, in order; none when there is no visible text. Quick replies stand under the last part; one whose name has to
 * be cut is named whole in the text, since the names of two may begin alike.
 */
export function fromOutgoing({ text, buttons = [] }: OutgoingContent, kind: 'messenger' | 'instagram'): MetaPart[] {
  const { menus, textLength, textUnit } = CAPABILITIES[kind];
  const { keys, lines } = fitMenu(buttons, menus);
  const parts = splitMessage([text, ...lines].join('\n'), textLength, textUnit);
  const quick_replies = keys.map(({ title, payload }) => ({ content_type: 'text' as const, title, payload }));
  return parts.map((part, index) =>
    index === parts.length - 1 && quick_replies.length > 0 ? { text: part, quick_replies } : { text: part },
  );
}
