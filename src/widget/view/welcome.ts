import type { Locale } from '../../domain/localized.ts';
import { el } from '../dom.ts';
import type { Look } from '../look.ts';
import type { Texts } from '../texts.ts';

/** What an empty conversation shows: a greeting and a few ways to start. */
export function createWelcome(
  words: Texts,
  locale: Locale,
  onSay: (text: string) => void,
): { element: HTMLElement; show(look: Pick<Look, 'greeting'>): void } {
  const prompts = words.prompts.map((prompt) => {
    const button = el('button', { type: 'button', class: 'chip' }, prompt);
    button.addEventListener('click', () => onSay(prompt));
    return button;
  });
  const text = el('p', { dir: 'auto' }, words.helloText);
  const element = el(
    'section',
    { class: 'welcome' },
    el('h2', {}, words.hello),
    text,
    el('div', { class: 'chips', role: 'group', 'aria-label': words.promptsLabel }, ...prompts),
  );
  return {
    element,
    show: ({ greeting }) => {
      text.textContent = greeting[locale] || words.helloText;
    },
  };
}
