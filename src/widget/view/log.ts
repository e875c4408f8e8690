import type { Locale } from '../../domain/localized.ts';
import { type Conversation, liveButtons } from '../conversation.ts';
import { el } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { type Entry, renderEntry } from './entry.ts';
import type { Handlers } from './handlers.ts';

interface Shown {
  element: HTMLElement;
  /** What the element was made from; a changed entry is made anew. */
  made: string;
}

/** The list of lines. Elements are kept as long as their entry is the same, so a screen reader hears only what is new. */
export function createLog(
  words: Texts,
  locale: Locale,
  handlers: Handlers,
): { element: HTMLElement; show: (talk: Conversation) => boolean } {
  const element = el('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': words.log,
    tabindex: '0',
  });
  const shown = new Map<string, Shown>();
  let lastDraft: string | undefined;

  return {
    element,
    /** Brings the list up to date; true when the customer has just said something. */
    show: (talk) => {
      const entries = entriesOf(talk);
      const ids = new Set(entries.map((entry) => entry.id));
      for (const [id, { element: old }] of shown) {
        if (ids.has(id)) continue;
        old.remove();
        shown.delete(id);
      }
      entries.forEach((entry, index) => {
        const made = JSON.stringify(entry);
        const known = shown.get(entry.id);
        const node = known?.made === made ? known.element : renderEntry(entry, words, locale, handlers);
        if (known && node !== known.element) known.element.replaceWith(node);
        if (element.children[index] !== node) element.insertBefore(node, element.children[index] ?? null);
        shown.set(entry.id, { element: node, made });
      });
      const draft = talk.drafts.at(-1)?.id;
      const spokeNow = draft !== undefined && draft !== lastDraft;
      lastDraft = draft;
      return spokeNow;
    },
  };
}

function entriesOf(talk: Conversation): Entry[] {
  const live = liveButtons(talk);
  const said = talk.lines.map((line): Entry => ({ ...line, state: 'confirmed', buttons: live.get(line.id) ?? [] }));
  const drafts = talk.drafts.map(
    ({ id, text, state }): Entry => ({ id, text, state, author: 'customer', at: null, buttons: [] }),
  );
  return [...said, ...drafts].map((entry, index, all) => ({
    ...entry,
    opensDay: dayOf(entry) !== null && dayOf(entry) !== dayOf(all[index - 1]),
    opensGroup: all[index - 1]?.author !== entry.author,
  }));
}

function dayOf(entry: Pick<Entry, 'at'> | undefined): string | null {
  return entry?.at ? new Date(entry.at).toDateString() : null;
}
