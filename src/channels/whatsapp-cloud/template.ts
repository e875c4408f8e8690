import type { OutgoingContent } from '../../domain/message.ts';
import { cutText } from '../../text/split-text.ts';

/** A template that Meta has approved: its body is little more than one variable, {{1}}, which takes what we have to say. */
export interface Template {
  name: string;
  /** As Meta names it: `ru`, `en`, `en_US`. */
  language: string;
}

/** A body with its variables has 1,024 characters; some are the template's own. */
const MOST = 900;

/** `reminder` or `reminder:en_US`. */
export function readTemplate(text: string, language: string): Template {
  const [name = '', given] = text.split(':');
  return { name, language: given || language };
}

/** What we say as the template's variable. Variables may hold no line breaks, tabs or long gaps; buttons become words to answer with. */
export function templateMessage({ name, language }: Template, { text, buttons = [] }: OutgoingContent) {
  const lines = [text, buttons.map(({ label }) => label).join(' / ')].filter((line) => line.trim() !== '');
  const value = lines
    .join('\n')
    .trim()
    .replace(/\s*\n\s*/gu, ' · ')
    .replace(/\s+/gu, ' ');
  return {
    type: 'template' as const,
    template: {
      name,
      language: { code: language },
      components: [{ type: 'body', parameters: [{ type: 'text', text: cutText(value, MOST) }] }],
    },
  };
}
