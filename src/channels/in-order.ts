import type { Delivery, SendOutcome } from '../engine/ports.ts';
import { keepLatest } from './keep-latest.ts';

/** Half-sent messages that are remembered; the oldest is forgotten first. */
const MOST_HALF_SENT = 1000;

type SendStep<Step> = (step: Step, place: { index: number; isLast: boolean }) => Promise<SendOutcome>;

/**
 * Takes the steps of one message one after the other. One that fails ends the attempt with its outcome; the next attempt goes on from
 * there, so that no file and no part is sent twice: as far as this process remembers, or the delivery tells what another has done.
 * What is sent is named as its last step is.
 */
export function createInOrder() {
  const halfSent = new Map<string, number>();

  return async function inOrder<Step>(
    { messageId, stepsDone = 0 }: Pick<Delivery, 'messageId' | 'stepsDone'>,
    steps: readonly Step[],
    send: SendStep<Step>,
    between: () => Promise<void> = async () => undefined,
  ): Promise<SendOutcome> {
    // The last step is taken in any case: a message that was sent whole is not tried again.
    const done = Math.min(Math.max(halfSent.get(messageId) ?? 0, stepsDone), steps.length - 1);
    let last: SendOutcome = { kind: 'rejected', reason: 'there was nothing to send' };
    for (const [index, step] of steps.entries()) {
      if (index < done) continue;
      if (index > done) await between();
      last = await send(step, { index, isLast: index === steps.length - 1 });
      if (last.kind === 'retry' && index > 0) return { ...last, stepsDone: index };
      if (last.kind !== 'sent') return last;
      keepLatest(halfSent, messageId, index + 1, MOST_HALF_SENT);
    }
    halfSent.delete(messageId);
    return last;
  };
}
