import mongoose from 'mongoose';
import type { ResponderSettings } from '../../domain/responder/responder-settings.ts';
import type { Purse } from '../../engine/ports.ts';
import type { Stored } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { ResponderDay } from './rows.ts';

interface Of {
  dialogId: string;
  /** The day of the business. */
  date: string;
  now: Date;
  settings: ResponderSettings;
}

/**
 * What one reply may still cost: of its own limit, its dialog's and the day's. Each step is one conditional write, so that processes that
 * ask at once stay within the limits together. What a process that dies has set aside counts as spent.
 */
export function openPurse(store: Store, { dialogId, date, now, settings }: Of): Purse {
  let used = 0;

  async function give(tokens: number): Promise<void> {
    if (tokens === 0) return;
    used += tokens;
    await store.responderDialogs.updateOne({ _id: dialogId }, { $inc: { tokens } });
    await store.responderDays.updateOne({ _id: date }, { $inc: { tokens } });
  }

  return {
    async reserve(tokens) {
      if (used + tokens > settings.replyTokens) return 'reply';
      const room = { $inc: { tokens }, $set: { at: now } };
      const fitsDialog = { _id: dialogId, tokens: { $lte: settings.dialogTokens - tokens } };
      const inDialog = await take(
        tokens <= settings.dialogTokens,
        () => store.responderDialogs.updateOne(fitsDialog, room),
        () => store.responderDialogs.insertOne({ _id: dialogId, tokens, at: now }),
      );
      if (!inDialog) return 'dialog';
      const fitsDay = { _id: date, tokens: { $lte: settings.dailyTokens - tokens } };
      const inDay = await take(
        tokens <= settings.dailyTokens,
        () => store.responderDays.updateOne(fitsDay, room),
        () => store.responderDays.insertOne(dayOf(date, tokens, now)),
      );
      if (!inDay) {
        await store.responderDialogs.updateOne({ _id: dialogId }, { $inc: { tokens: -tokens } });
        await noteSpent(store, date, now);
        return 'day';
      }
      used += tokens;
      return 'reserved';
    },
    settle: (reserved, spent) => give(spent - reserved),
  };
}

/** From when on the day has no room; also where its limit is less than one question, so that nothing was written of it yet. */
async function noteSpent(store: Store, date: string, now: Date): Promise<void> {
  const of = { _id: date, spentAt: { $exists: false } };
  const noted = await store.responderDays.updateOne(of, { $set: { spentAt: now } });
  if (noted.matchedCount === 1) return;
  try {
    await store.responderDays.insertOne({ ...dayOf(date, 0, now), spentAt: now });
  } catch (error) {
    // It is noted already.
    if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11_000) throw error;
  }
}

/** One step: either there is room, or nothing is written. */
async function take(
  mayFit: boolean,
  reserve: () => Promise<{ matchedCount: number }>,
  begin: () => Promise<unknown>,
): Promise<boolean> {
  if (!mayFit) return false;
  if ((await reserve()).matchedCount === 1) return true;
  try {
    await begin();
    return true;
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11_000) throw error;
    // No room, or just begun by somebody else.
    return (await reserve()).matchedCount === 1;
  }
}

const dayOf = (date: string, tokens: number, at: Date): Stored<ResponderDay> => ({
  _id: date,
  tokens,
  prompt: 0,
  completion: 0,
  cost: 0,
  byGpt: 0,
  byPages: 0,
  unsure: 0,
  handoffs: 0,
  rejected: 0,
  at,
});
