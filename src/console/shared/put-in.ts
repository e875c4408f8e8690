export interface Written {
  text: string;
  /** Where to go on writing. */
  caret: number;
}

/** Puts a piece into a text in place of what is selected; words beside it keep their space. */
export function putIn(text: string, { start, end }: { start: number; end: number }, piece: string): Written {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const space = /[\p{L}\p{N},.!?:;]$/u.test(before) ? ' ' : '';
  const kept = `${before}${space}${piece}`;
  return { text: `${kept}${/^[\p{L}\p{N}]/u.test(after) ? ' ' : ''}${after}`, caret: kept.length };
}
