import { el } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** What an empty conversation shows: a greeting and a few ways to start. */
export function createWelcome(words: Texts, onSay: (text: string) => void): HTMLElement {
  const prompts = words.prompts.map((prompt) => {
    const button = el('button', { type: 'button', class: 'chip' }, prompt);
    button.addEventListener('click', () => onSay(prompt));
    return button;
  });
  return el(
    'section',
    { class: 'welcome' },
    el('h2', {}, words.hello),
    el('p', {}, words.helloText),
    el('div', { class: 'chips', role: 'group', 'aria-label': words.promptsLabel }, ...prompts),
  );
}
