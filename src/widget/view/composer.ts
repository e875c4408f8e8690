import { el, icon } from '../dom.ts';
import type { Texts } from '../texts.ts';

const ARROW_UP = 'M12 19V5M5.5 11.5 12 5l6.5 6.5';

/** Where the customer writes. Enter sends, Shift+Enter starts a new line. */
export function createComposer(words: Texts, onSay: (text: string) => void): HTMLFormElement {
  const field = el('textarea', {
    rows: '1',
    placeholder: words.placeholder,
    'aria-label': words.inputLabel,
    enterkeyhint: 'send',
    autocomplete: 'off',
  });
  const send = el('button', { type: 'submit', class: 'send', 'aria-label': words.send }, icon(ARROW_UP));
  send.disabled = true;
  const form = el('form', { class: 'composer' }, el('div', { class: 'column' }, field, send));
  const refresh = (): void => {
    send.disabled = field.value.trim() === '';
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  };
  field.addEventListener('input', refresh);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    refresh();
    field.focus();
    onSay(text);
  });
  return form;
}
