import type { WebhookAttempt, WebhookDelivery } from '../../domain/webhook.ts';
import type { Attempted } from './attempt.ts';
import { nextTry } from './next-try.ts';

/** What becomes of a row. */
export type Settlement = Pick<WebhookDelivery, 'state' | 'attempts' | 'notBefore' | 'lastAttempt'>;

export interface AttemptTimes {
  at: Date;
  /** When it had ended. */
  now: Date;
  /** What `aborted` means: the deadline was over, or this process stops. */
  stopped: boolean;
}

/** 2xx is done, 410 the end, anything else another try later or, when it was the last, failed. `random` is from 0 to 1. */
export function settlementOf(
  attempted: Attempted,
  { attempts, lastAttempt }: Pick<WebhookDelivery, 'attempts' | 'lastAttempt'>,
  { at, now, stopped }: AttemptTimes,
  random: number,
): Settlement {
  const durationMs = now.getTime() - at.getTime();
  const told = (status: number | null, reason: string | null, answer = ''): WebhookAttempt => ({
    at,
    status,
    reason,
    durationMs,
    ...(answer !== '' && { answer }),
  });
  switch (attempted.kind) {
    case 'aborted':
      // Ours was the interruption, so it does not count against the receiver.
      if (stopped) return { state: 'pending', attempts: attempts - 1, notBefore: at, lastAttempt };
      return later(told(null, 'no answer in time'));
    case 'unanswered':
      return later(told(null, attempted.reason));
    case 'answered': {
      const { status, retryAfter, answer } = attempted.reply;
      if (status >= 200 && status < 300) return ended('sent', told(status, null, answer));
      if (status === 410)
        return ended('failed', told(status, 'the receiver is gone: the webhook was switched off', answer));
      return later(told(status, `the receiver answered ${status}`, answer), retryAfter);
    }
  }

  function ended(state: 'sent' | 'failed', last: WebhookAttempt): Settlement {
    return { state, attempts, notBefore: now, lastAttempt: last };
  }
  function later(last: WebhookAttempt, retryAfter?: string): Settlement {
    const due = nextTry(attempts, now, retryAfter, random);
    return due ? { state: 'pending', attempts, notBefore: due, lastAttempt: last } : ended('failed', last);
  }
}
