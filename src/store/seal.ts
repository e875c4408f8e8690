import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Seal } from '../engine/ports.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Secrets that have to be used again are encrypted, not hashed: AES-256-GCM with a key derived from the installation's secret, one for
 * each purpose. What a secret belongs to is part of its seal, so that one copied onto another row does not open.
 */
export function createSeal(installationSecret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', installationSecret, '', purpose, 32));
  return {
    close(owner, secret) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64');
    },
    open(owner, sealedText) {
      const sealed = Buffer.from(sealedText, 'base64');
      if (sealed.length <= IV_BYTES + TAG_BYTES) throw new Error('A sealed secret is too short.');
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(owner))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      const opened = [decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
      return Buffer.concat(opened).toString('utf8');
    },
  };
}
