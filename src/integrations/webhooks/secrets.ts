import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface Secrets {
  /** Any secret, as it is to be stored under this name. */
  seal(name: string, secret: string): string;
  /** A new signing secret for this webhook: in Standard Webhooks' form, and as it is to be stored. */
  mint(webhookId: string): { secret: string; sealedSecret: string };
  /** The signing secret again. @throws when it was sealed for another webhook, by another installation, or altered. */
  open(webhookId: string, sealedSecret: string): string;
}

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Signing secrets have to be used again, so they are encrypted, not hashed: AES-256-GCM with a key derived from the installation's
 * secret. The webhook's id is part of the seal, so that a row copied onto another one does not open.
 */
export function createSecrets(installationSecret: string): Secrets {
  const key = Buffer.from(hkdfSync('sha256', installationSecret, '', 'voronka webhook secrets v1', 32));

  function seal(name: string, secret: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64');
  }

  return {
    seal,
    mint(webhookId) {
      const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
      return { secret, sealedSecret: seal(webhookId, secret) };
    },
    open(webhookId, sealedSecret) {
      const sealed = Buffer.from(sealedSecret, 'base64');
      if (sealed.length <= IV_BYTES + TAG_BYTES) throw new Error('A sealed secret is too short.');
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(webhookId))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      const opened = [decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
      return Buffer.concat(opened).toString('utf8');
    },
  };
}
