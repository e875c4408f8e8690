import type { ByteRange } from '../../store/message-files/bytes-keeper.ts';

/**
 * The one part that a Range header asks for, of a file with so many bytes. Null for the whole: no header, one of several parts, or one that
 * nobody can read, as RFC 9110 has it. `outside`: it begins behind the end.
 */
export function readRange(header: string | undefined, bytes: number): ByteRange | 'outside' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const tail = Math.min(Number(last), bytes);
    return tail === 0 ? 'outside' : { start: bytes - tail, end: bytes };
  }
  const start = Number(first);
  const end = last === '' ? bytes : Math.min(Number(last) + 1, bytes);
  if (start >= bytes) return 'outside';
  return end <= start ? null : { start, end };
}
