import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { Locale } from '../../domain/localized.ts';
import type { OutgoingContent } from '../../domain/message.ts';
import { splitMessage } from '../../text/split-text.ts';
import { fitMenu, type Key } from '../fit-menu.ts';

const { menus, textLength, textUnit } = CAPABILITIES.whatsapp_cloud;

const OPEN_LIST: Record<Locale, string> = { ru: 'Выбрать', en: 'Choose' };

/** One message of the Cloud API, without whom it is for. */
export type CloudPart =
  | { type: 'text'; text: { body: string; preview_url: false } }
  | { type: 'interactive'; interactive: Keys | List };

interface Keys {
  type: 'button';
  body: { text: string };
  action: { buttons: { type: 'reply'; reply: { id: string; title: string } }[] };
}
interface List {
  type: 'list';
  body: { text: string };
  action: { button: string; sections: { rows: { id: string; title: string; description?: string }[] }[] };
}

/**
 * What we say as WhatsApp messages, in order; none when there is no visible text. Up to three short buttons are keys, up to ten a list;
 * those that fit in neither become lines of text.
 */
export function fromOutgoing({ text, buttons = [] }: OutgoingContent, locale: Locale): CloudPart[] {
  const { form, keys, lines } = fitMenu(buttons, menus);
  const parts = splitMessage([text, ...lines].join('\n'), form?.bodyLength ?? textLength, textUnit);
  return parts.map((body, index) => {
    if (form === null || index < parts.length - 1) return { type: 'text', text: { body, preview_url: false } };
    return {
      type: 'interactive',
      interactive: form.form === 'keys' ? keysOf(body, keys) : listOf(body, keys, OPEN_LIST[locale]),
    };
  });
}

const keysOf = (text: string, keys: readonly Key[]): Keys => ({
  type: 'button',
  body: { text },
  action: { buttons: keys.map(({ title, payload }) => ({ type: 'reply', reply: { id: payload, title } })) },
});

const listOf = (text: string, keys: readonly Key[], open: string): List => ({
  type: 'list',
  body: { text },
  action: { button: open, sections: [{ rows: keys.map(({ payload, ...shown }) => ({ id: payload, ...shown })) }] },
});
