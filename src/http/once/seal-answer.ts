import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Answers hold names, phones, passwords told once and secrets of webhooks. They are sealed (AES-256-GCM) by a key made of the caller's
 * own `Idempotency-Key`, which is not kept: with a random one, as it should be, the database alone does not open them.
 */
export function sealAnswer(text: string, { secret, id }: Sealed): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf({ secret, id }), nonce);
  const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64');
}

/** @throws when the seal was made by another key. */
export function openAnswer(sealed: string, { secret, id }: Sealed): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf({ secret, id }), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
}

interface Sealed {
  /** The caller's key. */
  secret: string;
  /** Of the row: no two have one key. */
  id: string;
}

const NONCE = 12;
const TAG = 16;
const keyOf = ({ secret, id }: Sealed): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, id, 'voronka: answers told once', 32));
