import type { Answer } from '../../engine/ports.ts';
import type { Store } from '../open-store.ts';

interface Kept {
  /** Of the message that is answered. */
  id: string;
  answer: Answer;
  at: Date;
  dialogId: string;
  /** The day of the business. */
  date: string;
}

/** Keeps an answer with its receipt, and counts it in its day; the same one twice is counted once. */
export async function keepReply(store: Store, { id, ...reply }: Kept): Promise<void> {
  const { answer, date, at } = reply;
  const { upsertedCount } = await store.replies.updateOne({ _id: id }, { $setOnInsert: reply }, { upsert: true });
  if (upsertedCount === 0) return;
  const { tokens, cost = 0, rejected } = answer.receipt;
  await store.responderDays.updateOne(
    { _id: date },
    {
      $inc: {
        tokens: 0,
        prompt: tokens?.prompt ?? 0,
        completion: tokens?.completion ?? 0,
        cost,
        byGpt: answer.kind === 'answer' && answer.receipt.by === 'gpt' ? 1 : 0,
        byPages: answer.kind === 'answer' && answer.receipt.by === 'retrieval' ? 1 : 0,
        unsure: answer.kind === 'unsure' ? 1 : 0,
        handoffs: answer.kind === 'handoff' ? 1 : 0,
        rejected: rejected === undefined ? 0 : 1,
      },
      $set: { at },
    },
    { upsert: true },
  );
}
