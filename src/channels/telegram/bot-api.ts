import { Telegram } from 'telegraf';
import { z } from 'zod';
import { type Failure, failureOf } from './failure.ts';

type AnyMethod = Parameters<Telegram['callApi']>[0];
type Payload<M extends AnyMethod> = Parameters<typeof Telegram.prototype.callApi<M>>[1];

export type ApiAnswer = { ok: true; result: unknown } | { ok: false; failure: Failure };

export interface CallOptions {
  deadlineMs: number;
  /** Ends this call early; it then fails as unreachable. */
  signal?: AbortSignal;
}

export interface BotApi {
  /** Never throws. What comes back is not checked: the caller reads it through a schema. */
  call<M extends AnyMethod>(method: M, payload: Payload<M>, options: CallOptions): Promise<ApiAnswer>;
  /** Ends all open calls; later ones fail at once. */
  close(): void;
}

/** telegraf's types know only the signal of its old polyfill; its HTTP client takes the platform's own. */
const TelegrafSignal = z.custom<NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>>(
  (value) => value instanceof AbortSignal,
);

const STOPPING = 'the channel is stopping';

/** telegraf as a plain client, each call with its own deadline: telegraf alone would wait 500 seconds. */
export function createBotApi({ token, apiRoot }: { token: string; apiRoot: string }): BotApi {
  // Without the last slash a root with a path would lose its last segment.
  const telegram = new Telegram(token, { apiRoot: apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/` });
  const open = new Set<(because: string) => void>();
  let closed = false;

  return {
    async call(method, payload, { deadlineMs, signal }) {
      if (closed || signal?.aborted) return unreachable(`${method}: ${STOPPING}`, true);
      const controller = new AbortController();
      let endedBecause: string | undefined;
      const end = (because: string) => {
        endedBecause ??= because;
        controller.abort();
      };
      const onAbort = () => end(STOPPING);
      const timer = setTimeout(() => end(`no answer within ${deadlineMs} ms`), deadlineMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      open.add(end);
      try {
        const options = { signal: TelegrafSignal.parse(controller.signal) };
        return { ok: true, result: await telegram.callApi(method, payload, options) };
      } catch (error) {
        if (endedBecause !== undefined) return unreachable(`${method}: ${endedBecause}`, false);
        return { ok: false, failure: failureOf(error, token) };
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        open.delete(end);
      }
    },
    close() {
      closed = true;
      for (const end of open) end(STOPPING);
    },
  };
}

function unreachable(reason: string, unsent: boolean): ApiAnswer {
  return { ok: false, failure: { kind: 'unreachable', reason, unsent } };
}
