import type { SendOutcome } from '../../engine/ports.ts';
import type { Failure } from './failure.ts';

/** Refusals that mean: this person cannot be reached by this bot, whatever we send. Telegram tells them apart by words only. */
const GONE = /chat not found|user not found|user is deactivated|peer_id_invalid/iu;

/** What a failed `sendMessage` means for the message. */
export function sendOutcomeOf(failure: Failure): Exclude<SendOutcome, { kind: 'sent' }> {
  const { reason } = failure;
  switch (failure.kind) {
    case 'throttled':
      return { kind: 'retry', reason, afterMs: failure.afterMs, throttled: true };
    case 'unauthorized':
    case 'conflict':
      return { kind: 'retry', reason };
    case 'unreachable':
      return { kind: 'retry', reason, ...(!failure.unsent && { uncertain: true }) };
    case 'refused':
      return { kind: failure.code === 403 || GONE.test(reason) ? 'blocked' : 'rejected', reason };
  }
}
