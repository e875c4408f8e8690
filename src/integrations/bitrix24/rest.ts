import { z } from 'zod';

/** What a call to Bitrix24 brought. `reason` is safe to store and to show: it never holds the address, which is a secret. */
export type RestAnswer =
  | { kind: 'ok'; result: unknown; busy?: Busy }
  /** Too fast, or too much for one method: the portal wants us to wait. */
  | { kind: 'limited'; reason: string; afterMs: number }
  /** The address is not valid any more, or its user may not do this: the owner has to mend it. */
  | { kind: 'denied'; reason: string }
  /** The portal will never take this call. */
  | { kind: 'refused'; reason: string }
  /** No answer, or a broken one: the call may have had its effect. */
  | { kind: 'unreachable'; reason: string };

/** How much of its own time the portal has spent on a method of late, seconds, and when it begins to count anew. */
export interface Busy {
  seconds: number;
  resetAt: Date;
}

/** One call to the portal on behalf of the work at hand, within its limits and noted in the ledger. */
export type Call = (method: string, params: object) => Promise<RestAnswer>;

export interface Rest {
  /** Never throws. */
  call(method: string, params: object): Promise<RestAnswer>;
}

export interface RestOptions {
  /** `https://portal.bitrix24.ru/rest/1/secret` */
  url: string;
  deadlineMs: number;
  signal: AbortSignal;
}

const Refusal = z.looseObject({ error: z.union([z.string(), z.number()]), error_description: z.string().optional() });
const Success = z.looseObject({
  result: z.unknown(),
  time: z.looseObject({ operating: z.number(), operating_reset_at: z.number() }).optional().catch(undefined),
});
const DENIED =
  /^(INVALID_CREDENTIALS|NO_AUTH_FOUND|ACCESS_DENIED|insufficient_scope|expired_token|ERROR_OAUTH|user_access_error|PORTAL_DELETED)$/iu;
/** Two calls a second drain out of the bucket. */
const QUERY_WAIT_MS = 1_000;
/** A method that has used up its time is blocked for up to ten minutes. */
const OPERATING_WAIT_MS = 60_000;

/** Bitrix24's REST by an incoming webhook, as a plain client. */
export function createRest({ url, deadlineMs, signal }: RestOptions): Rest {
  return {
    async call(method, params) {
      try {
        const response = await fetch(`${url}/${method}.json`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(params),
          redirect: 'error',
          signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
        });
        return answerOf(response.status, jsonOf(await response.text()));
      } catch {
        return { kind: 'unreachable', reason: `Bitrix24 did not answer (${method})` };
      }
    },
  };
}

function answerOf(status: number, body: unknown): RestAnswer {
  const refusal = refusalOf(status, body);
  if (refusal) return refusal;
  const success = Success.safeParse(body);
  if (status !== 200 || !success.success || !('result' in success.data))
    return { kind: 'unreachable', reason: `Bitrix24 answered ${status} in no form that is known` };
  const { result, time } = success.data;
  if (!time) return { kind: 'ok', result };
  return { kind: 'ok', result, busy: { seconds: time.operating, resetAt: new Date(time.operating_reset_at * 1000) } };
}

/** What an error of the portal means, of a call or of one command in a batch; null when it is none. */
export function refusalOf(status: number, body: unknown): Exclude<RestAnswer, { kind: 'ok' }> | null {
  const refusal = Refusal.safeParse(body);
  if (!refusal.success) return null;
  const code = String(refusal.data.error);
  const reason = `${code}: ${refusal.data.error_description || 'no reason given'}`.slice(0, 500);
  if (code === 'QUERY_LIMIT_EXCEEDED') return { kind: 'limited', reason, afterMs: QUERY_WAIT_MS };
  if (code === 'OPERATION_TIME_LIMIT' || status === 429) return { kind: 'limited', reason, afterMs: OPERATING_WAIT_MS };
  if (DENIED.test(code) || status === 401) return { kind: 'denied', reason };
  return status >= 500 ? { kind: 'unreachable', reason } : { kind: 'refused', reason };
}

/**
 * Whether the portal does not have what was asked for, as a lead that somebody has deleted. Such errors have no code, only words:
 * https://apidocs.bitrix24.com/api-reference/crm/leads/crm-lead-update.html
 */
export const isNotFound = (answer: RestAnswer): boolean =>
  answer.kind === 'refused' && /^: not found\b/iu.test(answer.reason);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
