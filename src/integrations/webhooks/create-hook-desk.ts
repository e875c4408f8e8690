import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { HookDesk, Seal, SignatureHeaders, SignatureVerdict } from '../../engine/ports.ts';

/** Nobody guesses 192 bits. */
const TOKEN_BYTES = 24;
const SECRET_BYTES = 32;
/** As Standard Webhooks has it: a recording of a call is worth nothing after that. */
const TOLERANCE_MS = 5 * 60_000;
/** While a sender replaces its secret it sends several. */
const MOST_SIGNATURES = 10;

export function createHookDesk(seal: Seal): HookDesk {
  return {
    newToken(hookId) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      return { token, tokenDigest: digestOf(token), sealedToken: seal.close(`${hookId}.token`, token) };
    },
    digestOf,
    tokenOf: ({ id, sealedToken }) => seal.open(`${id}.token`, sealedToken),
    newSecret(hookId) {
      const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
      return { secret, sealedSecret: seal.close(`${hookId}.secret`, secret) };
    },
    judge: (hookId, sealedSecret, headers, body, now) =>
      verdictOf(seal.open(`${hookId}.secret`, sealedSecret), headers, body, now),
  };
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function verdictOf(
  secret: string,
  { id, timestamp, signature }: SignatureHeaders,
  body: Buffer,
  now: Date,
): SignatureVerdict {
  if (!id || !timestamp || !signature) return 'missing';
  if (!/^\d{1,12}$/u.test(timestamp)) return 'wrong';
  const at = new Date(Number(timestamp) * 1000);
  const expected = Buffer.from(new Webhook(secret).sign(id, at, body.toString('utf8')));
  const given = signature.split(' ', MOST_SIGNATURES).map((one) => Buffer.from(one));
  const fits = given.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
  if (!fits) return 'wrong';
  return Math.abs(now.getTime() - at.getTime()) <= TOLERANCE_MS ? 'signed' : 'stale';
}
