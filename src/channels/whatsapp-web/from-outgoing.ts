import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { OutgoingContent } from '../../domain/message.ts';
import { splitMessage } from '../../text/split-text.ts';
import { fitMenu } from '../fit-menu.ts';

const { menus, textLength, textUnit } = CAPABILITIES.whatsapp_web;

/** What we say as plain texts: its page shows no buttons any more, so choices become a numbered list, to be answered by number or by name. */
export function fromOutgoing({ text, buttons = [] }: OutgoingContent): string[] {
  const { lines } = fitMenu(buttons, menus);
  const whole = lines.length === 0 ? text : [text, '', ...lines].join('\n');
  return splitMessage(whole, textLength, textUnit);
}
