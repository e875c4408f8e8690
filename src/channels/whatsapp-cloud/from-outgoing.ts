import type { Locale } from '../../domain/localized.ts';
import type { Button, OutgoingContent } from '../../domain/message.ts';
import { cutText, splitText } from '../split-text.ts';

export const TEXT_LENGTH = 4096;
/** The Cloud API: three reply buttons of 20 characters; or one list of ten rows of 24, with 72 more below. */
const MOST_KEYS = 3;
const KEY_LENGTH = 20;
const MOST_ROWS = 10;
const ROW_LENGTH = 24;
const MORE_LENGTH = 72;
const KEYS_BODY = 1024;
const ROW_ID = 200;

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
  const usable = distinct(
    buttons.filter(({ label, payload }) => label.trim() !== '' && payload !== '' && payload.length <= ROW_ID),
  );
  const shown = usable.slice(0, MOST_ROWS);
  const left = buttons.filter((button) => !shown.includes(button));
  const whole = [text, ...left.map(({ label }) => `• ${label}`)].join('\n');
  const areKeys = shown.length <= MOST_KEYS && shown.every(({ label }) => label.length <= KEY_LENGTH);
  const parts = splitText(whole, shown.length > 0 && areKeys ? KEYS_BODY : TEXT_LENGTH).filter(
    (part) => part.trim() !== '',
  );
  return parts.map((body, index) => {
    if (shown.length === 0 || index < parts.length - 1) return { type: 'text', text: { body, preview_url: false } };
    return { type: 'interactive', interactive: areKeys ? keysOf(body, shown) : listOf(body, shown, OPEN_LIST[locale]) };
  });
}

/** Two keys of one name are refused. */
function distinct(buttons: readonly Button[]): Button[] {
  return buttons.filter(({ label }, index) => buttons.findIndex((other) => other.label === label) === index);
}

const keysOf = (text: string, buttons: readonly Button[]): Keys => ({
  type: 'button',
  body: { text },
  action: { buttons: buttons.map(({ label, payload }) => ({ type: 'reply', reply: { id: payload, title: label } })) },
});

const listOf = (text: string, buttons: readonly Button[], open: string): List => ({
  type: 'list',
  body: { text },
  action: { button: open, sections: [{ rows: buttons.map(rowOf) }] },
});

function rowOf({ label, payload }: Button) {
  if (label.length <= ROW_LENGTH) return { id: payload, title: label };
  return { id: payload, title: `${cutText(label, ROW_LENGTH - 1)}…`, description: cutText(label, MORE_LENGTH) };
}
