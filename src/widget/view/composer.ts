import { el, icon } from '../dom.ts';
import type { Texts } from '../texts.ts';

const ARROW_UP = 'M12 19V5M5.5 11.5 12 5l6.5 6.5';
const CLIP = 'M20 11.5 12.3 19a5 5 0 0 1-7-7.2l8-7.8a3.3 3.3 0 0 1 4.7 4.7l-7.9 7.7a1.7 1.7 0 0 1-2.4-2.4l7-6.8';

export interface Composer {
  element: HTMLFormElement;
  focus(): void;
  /** Whether there are files to be sent, and whether all have come. */
  files(state: { any: boolean; ready: boolean }): void;
  hint(text: string): void;
}

interface ComposerOptions {
  words: Texts;
  /** What was typed before a reload. */
  text: string;
  onText: (text: string) => void;
  /** False: it cannot be said now, and stays. */
  onSay: (text: string) => boolean;
  onFiles: (files: File[]) => void;
  /** Stands above the field. */
  above: Node;
}

/** Where the customer writes and attaches. Enter sends, Shift+Enter starts a new line. */
export function createComposer({ words, text, onText, onSay, onFiles, above }: ComposerOptions): Composer {
  const field = el('textarea', {
    rows: '1',
    maxlength: '10000',
    placeholder: words.placeholder,
    'aria-label': words.inputLabel,
    enterkeyhint: 'send',
    autocomplete: 'off',
  });
  field.value = text;
  const picker = el('input', { type: 'file', multiple: '', hidden: '', tabindex: '-1', 'aria-hidden': 'true' });
  const attach = el('button', { type: 'button', class: 'attach', 'aria-label': words.attach }, icon(CLIP));
  const send = el('button', { type: 'submit', class: 'send', 'aria-label': words.send }, icon(ARROW_UP));
  const form = el(
    'form',
    { class: 'composer' },
    el('div', { class: 'column' }, above),
    el('div', { class: 'column' }, attach, picker, field, send),
  );
  let files = { any: false, ready: true };

  const refresh = (): void => {
    send.disabled = !files.ready || (field.value.trim() === '' && !files.any);
    field.style.height = 'auto';
    // Nothing has a height while it is not shown.
    if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`;
  };
  field.addEventListener('input', () => {
    onText(field.value);
    refresh();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener('paste', (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    onFiles(pasted);
  });
  attach.addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    onFiles([...(picker.files ?? [])]);
    picker.value = '';
    field.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (send.disabled || !onSay(field.value.trim())) return;
    field.value = '';
    onText('');
    refresh();
    field.focus();
  });
  refresh();
  return {
    element: form,
    focus: () => {
      refresh();
      field.focus();
    },
    files(state) {
      files = state;
      refresh();
    },
    hint: (hint) => attach.setAttribute('title', hint),
  };
}
