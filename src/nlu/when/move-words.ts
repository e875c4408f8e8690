import { norm, type Scan } from './scan.ts';
import { words } from './word-sets.ts';

/** Whether a word of moving a booking ("перенесите", "reschedule") stands between two positions. */
export function hasMove(scan: Scan, from: number, until: number): boolean {
  for (let at = Math.max(0, from); at < until; at += 1) {
    const word = norm(scan, at);
    if (MOVES.has(word) || MOVE_STEMS.some((stem) => word.startsWith(stem))) return true;
  }
  return false;
}

/** "move it from … to …": an old one and a new one, where "from … to …" is a range elsewhere. `from` and `link` are positions. */
export function isMoveFromTo(scan: Scan, from: number, link: number): boolean {
  return norm(scan, from) === 'from' && norm(scan, link) === 'to' && hasMove(scan, from - REACH, from);
}

const REACH = 8;
const MOVES = words('move moved reschedule switch push postpone change changed shift');
const MOVE_STEMS = ['перенес', 'перенос', 'перепи', 'передвин', 'сдвин', 'reschedul'];
