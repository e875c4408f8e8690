import type { Document, LineCounter } from 'yaml';
import { isCollection, isPair, isScalar } from 'yaml';

/** The line where a field, or the closest of its parents that exists, is written. */
export function lineOf(path: (string | number)[], document: Document, lines: LineCounter): { line?: number } {
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
  return offset === undefined ? {} : { line: lines.linePos(offset).line };
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
}
