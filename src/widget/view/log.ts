import { type Conversation, liveButtons } from '../conversation.ts';
import { el } from '../dom.ts';
import { type Drawing, type Entry, renderEntry } from './entry.ts';

interface Shown {
  element: HTMLElement;
  /** What the element was made from; a changed entry is made anew. */
  made: string;
}

/** The list of lines. Elements are kept as long as their entry is the same, so a screen reader hears only what is new. */
export function createLog(drawing: Drawing): {
  element: HTMLElement;
  show: (talk: Conversation, isOnline: boolean) => boolean;
} {
  const element = el('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': drawing.words.log,
    tabindex: '0',
  });
  const shown = new Map<string, Shown>();
  let lastDraft: string | undefined;

  return {
    element,
    /** Brings the list up to date; true when the customer has just said something. */
    show: (talk, isOnline) => {
      const entries = entriesOf(talk, isOnline);
      const ids = new Set(entries.map((entry) => entry.id));
      for (const [id, { element: old }] of shown) {
        if (ids.has(id)) continue;
        old.remove();
        shown.delete(id);
      }
      entries.forEach((entry, index) => {
        const made = JSON.stringify(entry);
        const known = shown.get(entry.id);
        const node = known?.made === made ? known.element : renderEntry(entry, drawing);
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

function entriesOf(talk: Conversation, isOnline: boolean): Entry[] {
  const live = liveButtons(talk);
  const said = talk.lines.map((line): Entry => ({ ...line, state: 'confirmed', buttons: live.get(line.id) ?? [] }));
  const drafts = talk.drafts.map(
    ({ id, text, state, files }): Entry => ({
      id,
      text,
      state,
      files,
      author: 'customer',
      at: null,
      buttons: [],
      isWaiting: state === 'waiting' && !isOnline,
    }),
  );
  return [...said, ...drafts].map((entry, index, all) => ({
    ...entry,
    opensDay: dayOf(entry) !== null && dayOf(entry) !== dayOf(all[index - 1]),
    opensGroup: all[index - 1]?.author !== entry.author || all[index - 1]?.name !== entry.name,
  }));
}

function dayOf(entry: Pick<Entry, 'at'> | undefined): string | null {
  return entry?.at ? new Date(entry.at).toDateString() : null;
}
