import { useRef } from 'react';
import { putIn } from './put-in.ts';

/** Puts a piece where the caret is in a text area, and leaves the caret behind it; at the end while nobody has written there. */
export function useInsertion(text: string, onChange: (text: string) => void) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (piece: string): void => {
    const { current } = area;
    const selection = { start: current?.selectionStart ?? text.length, end: current?.selectionEnd ?? text.length };
    const written = putIn(text, selection, piece);
    onChange(written.text);
    // After the new text is drawn: until then the caret cannot stand behind it.
    requestAnimationFrame(() => {
      current?.focus();
      current?.setSelectionRange(written.caret, written.caret);
    });
  };
  return { area, insert };
}
