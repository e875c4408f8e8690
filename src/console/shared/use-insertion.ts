import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { putIn } from './put-in.ts';

/** Puts a piece where the caret is in a text area, and leaves the caret behind it; at the end while nobody has written there. */
export function useInsertion(text: string, onChange: (text: string) => void) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (piece: string): void => {
    const { current } = area;
    const selection = { start: current?.selectionStart ?? text.length, end: current?.selectionEnd ?? text.length };
    const written = putIn(text, selection, piece);
    // The caret can stand behind the new text only once it is drawn; and whoever types on at once must not type elsewhere.
    flushSync(() => onChange(written.text));
    current?.focus();
    current?.setSelectionRange(written.caret, written.caret);
  };
  return { area, insert };
}
