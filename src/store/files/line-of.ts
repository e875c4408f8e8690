import type { Document, LineCounter } from 'yaml';
import { isCollection, isPair, isScalar } from 'yaml';

/** Line and column, from 1. */
export type Place = { line?: number; column?: number };

/** The place where a field, or the closest of its parents that exists, is written. */
export function lineOf(path: (string | number)[], document: Document, lines: LineCounter): Place {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const part of path) {
    if (!isCollection(node)) break;
    const found = node.items.find((item, index) =>
      isPair(item) ? isScalar(item.key) && item.key.value === part : index === part,
    );
    if (found === undefined) break;
    const place = isPair(found) ? found.key : found;
    offset = startOf(place) ?? offset;
    node = isPair(found) ? found.value : found;
  }
  if (offset === undefined) return {};
  const { line, col: column } = lines.linePos(offset);
  return { line, column };
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
}
