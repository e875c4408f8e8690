import { randomBytes } from 'node:crypto';
import type { Seal } from '../../engine/ports.ts';

export interface Secrets {
  /** A new signing secret for this webhook: in Standard Webhooks' form, and as it is to be stored. */
  mint(webhookId: string): { secret: string; sealedSecret: string };
  /** The signing secret again. @throws when it was sealed for another webhook, by another installation, or altered. */
  open(webhookId: string, sealedSecret: string): string;
}

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** Signing secrets; the webhook's id is part of the seal, so that a row copied onto another one does not open. */
export function createSecrets(seal: Seal): Secrets {
  return {
    mint(webhookId) {
      const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
      return { secret, sealedSecret: seal.close(webhookId, secret) };
    },
    open: (webhookId, sealedSecret) => seal.open(webhookId, sealedSecret),
  };
}
