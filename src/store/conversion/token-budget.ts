import mongoose from 'mongoose';
import { ConversionSettings, DEFAULT_CONVERSION } from '../../domain/conversion/conversion-settings.ts';
import type { Store } from '../open-store.ts';

const dayId = (date: string, purpose = 'conversion'): string => `${purpose}:${date}`;

export async function readConversionSettings(store: Store): Promise<ConversionSettings> {
  const setting = await store.settings.findOne({ _id: 'conversion' });
  return setting ? ConversionSettings.parse(setting.value) : DEFAULT_CONVERSION;
}

export async function writeConversionSettings(store: Store, value: ConversionSettings): Promise<void> {
  await store.settings.updateOne({ _id: 'conversion' }, { $set: { value } }, { upsert: true });
}

/** Tokens that the day has cost so far, those set aside for questions under way included. `date`: of the business. */
export async function spentOn(store: Store, date: string): Promise<number> {
  return (await store.tokenDays.findOne({ _id: dayId(date) }))?.tokens ?? 0;
}

interface Reservation {
  /** The day of the business. */
  date: string;
  tokens: number;
  limit: number;
  now: Date;
  /** What has a budget of its own; left out: judging. */
  purpose?: string;
}

/**
 * Sets tokens aside for a question, if the day still has room for them: in one step, so that all processes together stay within the
 * limit. What a process that dies has set aside counts as spent.
 */
export async function reserveTokens(
  store: Store,
  { date, tokens, limit, now, purpose }: Reservation,
): Promise<boolean> {
  if (tokens > limit) return false;
  const hasRoom = { _id: dayId(date, purpose), tokens: { $lte: limit - tokens } };
  const reserve = () => store.tokenDays.updateOne(hasRoom, { $inc: { tokens } });
  if ((await reserve()).matchedCount === 1) return true;
  try {
    await store.tokenDays.insertOne({ _id: dayId(date, purpose), tokens, at: now });
    return true;
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11_000) throw error;
    // The day has no room, or has just been begun by somebody else.
    return (await reserve()).matchedCount === 1;
  }
}

/** What the question has really cost, instead of what was set aside for it. */
export async function settleTokens(
  store: Store,
  { date, reserved, spent }: { date: string; reserved: number; spent: number },
): Promise<void> {
  if (spent !== reserved) await store.tokenDays.updateOne({ _id: dayId(date) }, { $inc: { tokens: spent - reserved } });
}
