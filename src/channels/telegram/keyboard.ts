import type { Key } from '../fit-menu.ts';

/** On a phone about 30 letters fit across the screen, so the longest label decides how many keys share a row. */
const ROWS = [
  { perRow: 3, longest: 9 },
  { perRow: 2, longest: 16 },
];

/** Rows of one to three keys. */
export function keyboardRows<B>(keys: readonly Key[], render: (key: Key) => B): B[][] {
  const longest = Math.max(...keys.map(({ title }) => title.length));
  const perRow = ROWS.find((row) => longest <= row.longest)?.perRow ?? 1;
  const rows: B[][] = [];
  for (let at = 0; at < keys.length; at += perRow) rows.push(keys.slice(at, at + perRow).map(render));
  return rows;
}
