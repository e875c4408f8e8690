import type { Logger } from 'pino';
import type { WebhookAnswer, WebhookRequest } from '../../engine/ports.ts';
import { type RawUpdate, readBody } from '../read-body.ts';
import { isSigned } from './signed-call.ts';

/** Meta sends at most 3 MB. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;
/** What `stop` leaves to a call or a message that is on its way. */
const STOP_GRACE_MS = 1_500;

export interface CallServer<Inbox> {
  open(inbox: Inbox): void;
  answer(request: WebhookRequest): Promise<WebhookAnswer>;
  /** `close` waits a little for this. */
  tracked<T>(work: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Meta's calls about one account, the same for all its messengers: signed or refused, and answered with 200 once all that they tell is
 * durable. 503 lets the call come again. `appSecretName` is the setting that signs, for the log.
 */
export function serveCalls<Inbox>(options: {
  appSecret: string;
  appSecretName: string;
  take: (call: RawUpdate, inbox: Inbox) => Promise<void>;
  log: Logger;
}): CallServer<Inbox> {
  const { appSecret, appSecretName, take, log } = options;
  const running = new Set<Promise<unknown>>();
  let inbox: Inbox | undefined;

  function tracked<T>(work: Promise<T>): Promise<T> {
    const forget = () => running.delete(work);
    running.add(work);
    work.then(forget, forget);
    return work;
  }

  return {
    open(to) {
      inbox = to;
    },
    async answer(request) {
      if (request.body.length > MAX_BODY_BYTES) return { status: 413 };
      if (!isSigned(request, appSecret)) {
        log.warn(`A call is not signed with ${appSecretName}; it is refused`);
        return { status: 401 };
      }
      if (inbox === undefined) return { status: 503 };
      try {
        await tracked(take(readBody(request.body), inbox));
        return { status: 200 };
      } catch (error) {
        log.error({ err: error }, 'A call of Meta could not be stored; it will come again');
        return { status: 503 };
      }
    },
    tracked,
    async close() {
      inbox = undefined;
      const grace = new Promise((resolve) => setTimeout(resolve, STOP_GRACE_MS).unref());
      await Promise.race([Promise.allSettled(running), grace]);
    },
  };
}
