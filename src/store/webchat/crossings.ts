import { createHash, randomBytes } from 'node:crypto';
import type { Crossing } from '../../domain/webchat/crossing.ts';
import type { Messenger } from '../../domain/webchat/widget-settings.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

const BYTES = 24;
const VALID_MS = 30 * 60_000;

/** A new code for a visitor: unguessable, good once, within half an hour. Telegram takes 64 characters of A-Z, a-z, 0-9, _ and -. */
export async function newCrossing(
  { crossings }: Pick<Store, 'crossings'>,
  { now, ...whose }: Pick<Crossing, 'threadId' | 'chatId' | 'origin' | 'to'> & { now: Date },
): Promise<{ code: string; until: Date }> {
  const code = `web-${randomBytes(BYTES).toString('base64url')}`;
  const until = new Date(now.getTime() + VALID_MS);
  await crossings.insertOne(toDocument({ ...whose, id: digestOf(code), until, usedBy: null }));
  return { code, until };
}

/** Uses up a code for this line; null for one that is unknown, too old, of another messenger or used by another line. */
export async function claimCrossing(
  { crossings }: Pick<Store, 'crossings'>,
  code: string,
  { to, usedBy, now }: { to: Messenger; usedBy: string; now: Date },
): Promise<Crossing | null> {
  const found = await crossings.findOneAndUpdate(
    { _id: digestOf(code), to, until: { $gt: now }, $or: [{ usedBy: null }, { usedBy }] },
    { $set: { usedBy } },
  );
  return found && fromDocument(found);
}

const digestOf = (code: string): string => createHash('sha256').update(code).digest('base64url');
