import { useEffect, useRef } from 'react';

export interface LabelKeys {
  choose(at: number): void;
  agree(): void;
  none(): void;
  skip(): void;
  undo(): void;
  /** What is found in the message is opened or closed. */
  slots(): void;
  /** Letters look for an intent; the first one is typed already. */
  search(typed: string): void;
}

/** By their place on the keyboard, so that they are the same in the Russian layout. */
const BY_CODE: Partial<Record<string, 'none' | 'skip' | 'undo'>> = { KeyN: 'none', KeyS: 'skip', KeyU: 'undo' };

/** The keys of labelling, wherever the focus is but in a field or an open window; off while there is nothing to label. */
export function useLabelKeys(keys: LabelKeys | null): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const now = latest.current;
      if (!now || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const known = BY_CODE[event.code];
      const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code)?.[1];
      if (digit) now.choose(Number(digit) - 1);
      else if (event.code === 'Digit0' || event.code === 'Numpad0') now.slots();
      else if (event.key === 'Enter') now.agree();
      else if (known) now[known]();
      else if (event.key === '/') now.search('');
      else if (/^\p{L}$/u.test(event.key)) now.search(event.key);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** A field wants all keys, a focused button or link its own Enter. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (document.querySelector('[role="dialog"]') !== null) return true;
  if (target.matches('input, textarea, select, [contenteditable="true"]')) return true;
  return key === 'Enter' && target.closest('button, a, summary') !== null;
}
