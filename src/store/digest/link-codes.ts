import { createHash, randomBytes } from 'node:crypto';
import type { Locale } from '../../domain/localized.ts';
import type { Store } from '../open-store.ts';

const BYTES = 24;
const VALID_MS = 30 * 60_000;
const FORM = /^(?:\/start(?:@\w+)?\s+)?(owner-[\w-]{32})$/u;

/** The code in what somebody has written; null for any other text. */
export const codeIn = (text: string): string | null => FORM.exec(text.trim())?.[1] ?? null;

/** A new code for a person. Whoever sends it to a bot within half an hour gets that person's digests in that chat. */
export async function newLinkCode(
  { digestCodes }: Pick<Store, 'digestCodes'>,
  { readerId, locale, now }: { readerId: string; locale: Locale; now: Date },
): Promise<{ code: string; until: Date }> {
  const code = `owner-${randomBytes(BYTES).toString('base64url')}`;
  const until = new Date(now.getTime() + VALID_MS);
  // The last one alone holds.
  await digestCodes.deleteMany({ readerId });
  await digestCodes.insertOne({ _id: digestOf(code), readerId, locale, until, usedBy: null });
  return { code, until };
}

/** Links the chat that has sent a code; null for a code that is unknown, too old or used by another chat. */
export async function linkByCode(
  { digestCodes, digestReaders }: Pick<Store, 'digestCodes' | 'digestReaders'>,
  code: string,
  { channelId, chatId, now }: { channelId: string; chatId: string; now: Date },
): Promise<{ locale: Locale } | null> {
  const usedBy = `${channelId}:${chatId}`;
  const found = await digestCodes.findOneAndUpdate(
    { _id: digestOf(code), until: { $gt: now }, $or: [{ usedBy: null }, { usedBy }] },
    { $set: { usedBy } },
  );
  if (!found) return null;
  const { readerId, locale } = found;
  await digestReaders.updateOne(
    { _id: readerId },
    {
      $set: { channelId, chatId, locale, linkedAt: now, since: now, problem: null },
      $setOnInsert: { daily: true, weekly: true, alerts: true },
    },
    { upsert: true },
  );
  return { locale };
}

const digestOf = (code: string): string => createHash('sha256').update(code).digest('base64url');
