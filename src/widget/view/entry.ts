import type { Locale } from '../../domain/localized.ts';
import type { Author, Button } from '../../domain/message.ts';
import { el } from '../dom.ts';
import type { Draft } from '../line.ts';
import type { Texts } from '../texts.ts';
import type { Handlers } from './handlers.ts';

/** One line as drawn: confirmed by the server, or still a draft. */
export interface Entry {
  id: string;
  author: Author;
  text: string;
  at: string | null;
  state: Draft['state'] | 'confirmed';
  buttons: Button[];
  opensDay?: boolean;
  opensGroup?: boolean;
}

export function renderEntry(entry: Entry, words: Texts, locale: Locale, handlers: Handlers): HTMLElement {
  const isRefused = entry.state === 'refused';
  return el(
    'div',
    { class: `entry ${entry.author}${isRefused ? ' refused' : ''}`, 'data-id': entry.id },
    entry.opensDay && entry.at ? el('p', { class: 'day' }, dayTitle(entry.at, locale)) : null,
    authorLabel(entry, words),
    el('div', { class: 'bubble' }, el('p', { dir: 'auto' }, entry.text), stamp(entry, words, locale)),
    isRefused ? refusal(entry, words, handlers) : null,
    entry.buttons.length > 0 ? chips(entry.buttons, handlers) : null,
  );
}

/** Said aloud for everyone, shown only where a person rather than the bot begins to speak. */
function authorLabel({ author, opensGroup }: Entry, words: Texts): HTMLElement | null {
  if (author === 'system') return null;
  const isShown = author === 'operator' && opensGroup;
  const name = { customer: words.you, bot: words.bot, operator: words.operator }[author];
  return el('span', { class: isShown ? 'author' : 'quiet' }, isShown ? name : `${name}: `);
}

function stamp({ at, state }: Entry, words: Texts, locale: Locale): HTMLElement | null {
  if (at !== null) {
    return el('time', { class: 'stamp', datetime: at }, clock(at, locale));
  }
  if (state === 'refused') return null;
  return el('span', { class: 'stamp' }, state === 'accepted' ? words.sent : words.sending);
}

function refusal({ id }: Entry, words: Texts, handlers: Handlers): HTMLElement {
  const remove = el('button', { type: 'button', class: 'plain' }, words.remove);
  remove.addEventListener('click', () => handlers.onRemove(id));
  return el('div', { class: 'refusal' }, words.refused, ' · ', remove);
}

function chips(buttons: readonly Button[], handlers: Handlers): HTMLElement {
  const all = buttons.map((button) => {
    const chip = el('button', { type: 'button', class: 'chip' }, button.label);
    chip.addEventListener('click', () => handlers.onPress(button));
    return chip;
  });
  return el('div', { class: 'chips' }, ...all);
}

function dayTitle(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));
}

/** By the customs of the reader's own country, where the browser tells it. */
function clock(at: string, locale: Locale): string {
  const own = navigator.language.startsWith(locale) ? navigator.language : locale;
  return new Intl.DateTimeFormat(own, { timeStyle: 'short' }).format(new Date(at));
}
