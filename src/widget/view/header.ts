import { el } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** Name of the business with its initial, and one line of what to expect. */
export function createHeader(words: Texts): { element: HTMLElement; setName: (name: string) => void } {
  const badge = el('span', { class: 'badge', 'aria-hidden': 'true' });
  const title = el('h1', {}, words.title);
  const element = el(
    'header',
    { class: 'header' },
    el('div', { class: 'column' }, badge, el('div', { class: 'names' }, title, el('p', {}, words.subtitle))),
  );
  return {
    element,
    setName: (name) => {
      title.textContent = name;
      badge.textContent = name.match(/\p{L}/u)?.[0]?.toUpperCase() ?? '';
    },
  };
}
