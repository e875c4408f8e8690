import { el } from '../dom.ts';
import { fill } from '../fill.ts';
import type { Texts } from '../texts.ts';

/** After this long without an answer the dots stop: a person may have taken over and be away. */
const BOT_MS = 25_000;
/** The console says every few seconds that a person goes on writing. */
const PERSON_MS = 6_000;

/** `bot`: an answer to the line of this id is being made. `person`: somebody was seen writing at this moment, ms. */
export type Writing = { by: 'bot'; of: string } | { by: 'person'; at: number; name: string | null } | null;

/** Three dots, and the words for who does not see them. */
export function createTyping(words: Texts): { element: HTMLElement; show: (writing: Writing) => void } {
  const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
  const said = el('span', { class: 'quiet' });
  const element = el('div', { class: 'typing bubble' }, dots, said);
  element.hidden = true;
  let last = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    show(writing) {
      const what = writing === null ? '' : writing.by === 'bot' ? writing.of : String(writing.at);
      if (what === last) return;
      last = what;
      clearTimeout(timer);
      element.hidden = writing === null;
      if (writing === null) return;
      const name = writing.by === 'person' ? writing.name : null;
      said.textContent = name === null ? words.typing : fill(words.typingName, { name });
      timer = setTimeout(() => (element.hidden = true), writing.by === 'bot' ? BOT_MS : PERSON_MS);
    },
  };
}
