import type { MessageRow } from '../store/inbox-row.ts';

/** Lines sent within this time of each other are one thought: "запишите" / "на завтра" / "в 5". */
const TOGETHER_MS = 3_000;
const MOST_FRAGMENTS = 5;

/** The rows that the next turn answers together: plain texts in quick succession, or the first row alone. */
export function takeFragments(rows: readonly MessageRow[]): MessageRow[] {
  const taken: MessageRow[] = [];
  for (const row of rows.slice(0, MOST_FRAGMENTS)) {
    const before = taken.at(-1);
    if (before && !continues(before, row)) break;
    taken.push(row);
  }
  return taken;
}

const continues = (before: MessageRow, row: MessageRow): boolean =>
  before.incoming.content.kind === 'text' &&
  row.incoming.content.kind === 'text' &&
  row.attempts === before.attempts &&
  row.incoming.at.getTime() - before.incoming.at.getTime() <= TOGETHER_MS;
