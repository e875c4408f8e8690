import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * `vrk_`, 256 random bits and their CRC-32, in base64url. Scanners of sources and logs find it by its form and tell it by the sum from
 * what only looks like one, without asking us; and we need not ask the database about a key that was cut or mistyped.
 */
export function newKeyText(): string {
  const random = randomBytes(32).toString('base64url');
  return `vrk_${random}${sumOf(random)}`;
}

export function isWhole(text: string): boolean {
  const [, random, sum] = FORM.exec(text) ?? [];
  return random !== undefined && sumOf(random) === sum;
}

/** Whether somebody meant it to be one of these keys. */
export const looksLikeKey = (text: string): boolean => text.startsWith('vrk_');

/** As it is kept, hex. 256 random bits need no slow digest, and looking one up by its digest tells nothing by the time that it takes. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const FORM = /^vrk_([\w-]{43})([\w-]{6})$/;

function sumOf(random: string): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(random));
  return sum.toString('base64url');
}
