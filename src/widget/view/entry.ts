import type { Locale } from '../../domain/localized.ts';
import type { Author, Button } from '../../domain/message.ts';
import { el } from '../dom.ts';
import type { Draft, LineFile } from '../line.ts';
import { linkify } from '../linkify.ts';
import type { Texts } from '../texts.ts';
import { type OpenFile, renderFiles } from './files.ts';
import type { Handlers } from './handlers.ts';

/** One line as drawn: confirmed by the server, or still a draft. */
export interface Entry {
  id: string;
  author: Author;
  name?: string | undefined;
  text: string;
  at: string | null;
  state: Draft['state'] | 'confirmed';
  /** A draft without a network. */
  isWaiting?: boolean;
  buttons: Button[];
  files?: LineFile[] | undefined;
  opensDay?: boolean;
  opensGroup?: boolean;
}

export interface Drawing {
  words: Texts;
  locale: Locale;
  handlers: Pick<Handlers, 'onPress' | 'onRemove'>;
  openFile: OpenFile;
}

export function renderEntry(entry: Entry, { words, locale, handlers, openFile }: Drawing): HTMLElement {
  const isRefused = entry.state === 'refused';
  return el(
    'div',
    { class: `entry ${entry.author}${isRefused ? ' refused' : ''}`, 'data-id': entry.id },
    entry.opensDay && entry.at ? el('p', { class: 'day' }, dayTitle(entry.at, locale)) : null,
    authorLabel(entry, words),
    el(
      'div',
      { class: 'bubble' },
      entry.files?.length ? renderFiles(entry.files, words, locale, openFile) : null,
      entry.text === '' ? null : el('p', { dir: 'auto' }, ...textNodes(entry.text)),
      stamp(entry, words, locale),
    ),
    isRefused ? refusal(entry, words, handlers) : null,
    entry.buttons.length > 0 ? chips(entry.buttons, handlers) : null,
  );
}

function textNodes(text: string): Node[] {
  return linkify(text).map((piece) =>
    piece.kind === 'text'
      ? document.createTextNode(piece.text)
      : el('a', { href: piece.url, target: '_blank', rel: 'noopener noreferrer nofollow' }, piece.url),
  );
}

/** Said aloud for everyone, shown only where a person rather than the bot begins to speak. */
function authorLabel({ author, name, opensGroup }: Entry, words: Texts): HTMLElement | null {
  if (author === 'system') return null;
  const isShown = author === 'operator' && opensGroup;
  const who = { customer: words.you, bot: words.bot, operator: name ?? words.operator }[author];
  if (!isShown) return el('span', { class: 'quiet' }, `${who}: `);
  const initial = name?.match(/\p{L}/u)?.[0]?.toUpperCase();
  return el(
    'span',
    { class: 'author' },
    initial === undefined ? null : el('i', { class: 'initial', 'aria-hidden': 'true' }, initial),
    el('span', {}, who),
  );
}

function stamp({ author, at, state, isWaiting }: Entry, words: Texts, locale: Locale): HTMLElement | null {
  if (at !== null) {
    const time = el('time', { datetime: at }, clock(at, locale));
    const kept =
      author === 'customer' ? [el('span', { class: 'mark', role: 'img', 'aria-label': words.sent }, '✓')] : [];
    return el('span', { class: 'stamp' }, time, ...kept);
  }
  if (state === 'refused') return null;
  return el('span', { class: 'stamp' }, isWaiting ? words.waiting : state === 'accepted' ? words.sent : words.sending);
}

function refusal({ id }: Entry, words: Texts, handlers: Pick<Handlers, 'onRemove'>): HTMLElement {
  const remove = el('button', { type: 'button', class: 'plain' }, words.remove);
  remove.addEventListener('click', () => handlers.onRemove(id));
  return el('div', { class: 'refusal' }, words.refused, ' · ', remove);
}

function chips(buttons: readonly Button[], handlers: Pick<Handlers, 'onPress'>): HTMLElement {
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
