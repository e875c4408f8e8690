import type { Logger } from 'pino';
import { z } from 'zod';
import type { Pause } from '../pause.ts';
import { backOffMs, growingWaitMs } from './back-off.ts';
import type { BotApi } from './bot-api.ts';
import type { Failure } from './failure.ts';
import { ALLOWED_UPDATES } from './update.ts';

/** An empty answer of Telegram comes after the whole long poll; a server that answers empty at once must not be hammered. */
const EMPTY_WAIT_MS = 200;
/** How soon a process that may not poll asks again. */
const CLAIM_WAIT_MS = 5000;
/** The answer of a long poll may come this much after its time. */
const POLL_GRACE_MS = 5000;
/** From the end of one poll to the next claim. */
const CLAIM_GRACE_MS = 3000;

const Batch = z.array(z.unknown());
const Numbered = z.object({ update_id: z.number().int() });

/** True while this process may poll, for at least `leaseMs` from now. Asked anew before each poll. */
export type ClaimPolling = (leaseMs: number) => Promise<boolean>;
/** Gives the word back, so that another process need not wait for its end. */
export type ReleasePolling = () => Promise<void>;

export interface PollParts {
  api: BotApi;
  log: Logger;
  pause: Pause;
  random: () => number;
  timeoutSeconds: number;
  callDeadlineMs: number;
  claim: ClaimPolling;
  release: ReleasePolling;
  /** Makes one update durable; rejects when it could not. */
  take: (update: unknown) => Promise<void>;
}

/**
 * Fetches updates until the signal is aborted; never rejects. Strictly in order, one update after the other, and Telegram is told
 * that an update arrived (by a higher offset) only after it is durable: one that fails is tried again here, and after a crash
 * Telegram sends it again.
 *
 * One process at a time. One that was stopped beyond its lease and goes on asks before its next poll, so it confirms nothing then. If
 * it was stopped between the two, its one late poll confirms only what it had made durable itself; and what two processes both
 * fetch is one message, by its id.
 */
export async function poll(parts: PollParts, signal: AbortSignal): Promise<void> {
  try {
    await pollWhileOurs(parts, signal);
  } finally {
    await parts
      .release()
      .catch((error: unknown) => parts.log.warn({ err: error }, 'The word to poll runs out by itself'));
  }
}

async function pollWhileOurs(parts: PollParts, signal: AbortSignal): Promise<void> {
  const { api, log, pause, random } = parts;
  const pollMs = parts.timeoutSeconds * 1000 + POLL_GRACE_MS;
  const leaseMs = pollMs + CLAIM_GRACE_MS;
  const isOurs = () =>
    parts.claim(leaseMs).catch((error: unknown) => {
      log.warn({ err: error }, 'Cannot ask who polls Telegram');
      return false;
    });
  let offset: number | undefined;
  let webhookDeleted = false;
  let failures = 0;

  const fail = async (failure: Failure) => {
    failures += 1;
    const waitMs = backOffMs(failure, failures, random());
    report(log, failure, waitMs);
    await pause(waitMs, signal);
  };

  while (!signal.aborted) {
    if (!(await isOurs())) {
      // Others go on from here, and ids may start anew below it meanwhile: it must confirm nothing later.
      offset = undefined;
      await pause(CLAIM_WAIT_MS, signal);
      continue;
    }
    if (!webhookDeleted) {
      const deadlineMs = parts.callDeadlineMs;
      const answer = await api.call('deleteWebhook', { drop_pending_updates: false }, { deadlineMs, signal });
      if (signal.aborted) return;
      if (!answer.ok) {
        await fail(answer.failure);
        continue;
      }
      webhookDeleted = true;
    }
    const request = {
      timeout: parts.timeoutSeconds,
      allowed_updates: ALLOWED_UPDATES,
      ...(offset !== undefined && { offset }),
    };
    const answer = await api.call('getUpdates', request, { deadlineMs: pollMs, signal });
    if (signal.aborted) return;
    if (!answer.ok) {
      await fail(answer.failure);
      continue;
    }
    const batch = Batch.safeParse(answer.result);
    if (!batch.success) {
      await fail({ kind: 'unreachable', reason: 'getUpdates: the answer is not a list', unsent: false });
      continue;
    }
    failures = 0;
    const before = offset;
    for (const update of batch.data) {
      if (!(await takeUntilDurable(parts, update, isOurs, signal))) break;
      const numbered = Numbered.safeParse(update);
      if (numbered.success) offset = numbered.data.update_id + 1;
    }
    if (batch.data.length === 0) {
      // All below the offset is forgotten now. Ids start anew at random after a quiet week, maybe below it, so it is dropped.
      offset = undefined;
    }
    if (offset === before || batch.data.length === 0) await pause(EMPTY_WAIT_MS, signal);
  }
}

/** False when we stop, or when another process has the word: Telegram then gives the rest to whoever polls next. */
async function takeUntilDurable(
  { take, log, pause, random }: PollParts,
  update: unknown,
  isOurs: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<boolean> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      await take(update);
      return true;
    } catch (error) {
      const waitMs = growingWaitMs(failures, random());
      log.error({ err: error, waitMs }, 'A Telegram update could not be stored; trying again');
      await pause(waitMs, signal);
      if (!(await isOurs())) return false;
    }
  }
  return false;
}

function report(log: Logger, failure: Failure, waitMs: number): void {
  const fields = { reason: failure.reason, waitMs };
  if (failure.kind === 'unauthorized')
    log.error(fields, 'Telegram refuses the token: set a new one in the console, or in TELEGRAM_BOT_TOKEN');
  else if (failure.kind === 'conflict') log.warn(fields, 'Another process serves this bot; waiting for it to end');
  else log.warn(fields, 'Telegram cannot be polled');
}
