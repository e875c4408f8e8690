import { createHmac, timingSafeEqual } from 'node:crypto';

/** Addresses under which a file can be fetched for a while by whoever has been given one: messengers that take files in no other way. */
export interface SharedFiles {
  /** Null where nothing of ours is on the internet. */
  addressOf(fileId: string): string | null;
  /** Whether we have made this address, and it is still good. */
  isGood(fileId: string, until: string, signature: string): boolean;
}

export const SHARED_PATH = '/api/v1/shared-files';
/** Providers fetch at once, or some tries later. */
const GOOD_FOR_MS = 30 * 60_000;

interface Parts {
  /** The installation's own. */
  secret: string;
  publicUrl: string | undefined;
  now(): Date;
}

export function createSharedFiles({ secret, publicUrl, now }: Parts): SharedFiles {
  const key = createHmac('sha256', secret).update('shared files').digest();
  const sign = (fileId: string, until: string) => createHmac('sha256', key).update(`${until}:${fileId}`).digest();

  return {
    addressOf(fileId) {
      if (publicUrl === undefined) return null;
      const until = String(now().getTime() + GOOD_FOR_MS);
      const signature = sign(fileId, until).toString('base64url');
      return `${publicUrl}${SHARED_PATH}/${fileId}?until=${until}&signature=${signature}`;
    },
    isGood(fileId, until, signature) {
      const given = Buffer.from(signature, 'base64url');
      const right = sign(fileId, until);
      return given.length === right.length && timingSafeEqual(given, right) && Number(until) > now().getTime();
    },
  };
}
