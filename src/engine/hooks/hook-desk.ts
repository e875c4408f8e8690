import type { Hook } from '../../domain/hooks/hook.ts';

/** How a call is signed, or why it is not believed. */
export type SignatureVerdict = 'signed' | 'missing' | 'stale' | 'wrong';

export interface SignatureHeaders {
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
}

/** The secrets of hooks: their addresses and, where calls have to be signed, what they are signed with. */
export interface HookDesk {
  /** A new secret part of an address: plain, as it is found by, and as it is to be stored. */
  newToken(hookId: string): { token: string; tokenDigest: string; sealedToken: string };
  digestOf(token: string): string;
  tokenOf(hook: Pick<Hook, 'id' | 'sealedToken'>): string;
  /** A new signing secret: plain, to be shown once, and encrypted, to be stored. */
  newSecret(hookId: string): { secret: string; sealedSecret: string };
  /** Whether these bytes are signed by Standard Webhooks with that secret, and lately. */
  judge(hookId: string, sealedSecret: string, headers: SignatureHeaders, body: Buffer, now: Date): SignatureVerdict;
}
