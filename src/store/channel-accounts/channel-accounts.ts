import mongoose from 'mongoose';
import type { ChannelAccount } from '../../domain/channel-accounts/channel-account.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

type Accounts = Pick<Store, 'channelAccounts'>;

/** All that are connected or switched off, the oldest first, and those removed lately. There are few. */
export async function listAccounts({ channelAccounts }: Accounts): Promise<ChannelAccount[]> {
  return (await channelAccounts.find().sort({ createdAt: 1, _id: 1 }).toArray()).map(fromDocument);
}

export async function findAccount({ channelAccounts }: Accounts, id: string): Promise<ChannelAccount | null> {
  const row = await channelAccounts.findOne({ _id: id, removedAt: null });
  return row && fromDocument(row);
}

/** False when an account of this channel is there already, be it since a moment ago. */
export async function addAccount({ channelAccounts }: Accounts, account: ChannelAccount): Promise<boolean> {
  try {
    await channelAccounts.insertOne(toDocument(account));
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}

export type AccountChange = Partial<
  Pick<
    ChannelAccount,
    | 'title'
    | 'enabled'
    | 'settings'
    | 'sealed'
    | 'endings'
    | 'pathDigest'
    | 'removedAt'
    | 'lateCalls'
    | 'lastLateCallAt'
  >
>;

/** The account after the change; null when it is no longer as it was: somebody else was quicker. */
export async function changeAccount(
  { channelAccounts }: Accounts,
  { id, version }: Pick<ChannelAccount, 'id' | 'version'>,
  change: AccountChange,
  { by, at }: { by: string | null; at: Date },
): Promise<ChannelAccount | null> {
  const row = await channelAccounts.findOneAndUpdate(
    { _id: id, version, removedAt: null },
    { $set: { ...change, changedAt: at, changedBy: by }, $inc: { version: 1 } },
    { returnDocument: 'after' },
  );
  return row && fromDocument(row);
}

/** A provider has called for an account that is off or removed. No change of the account: nobody's edit is in its way. */
export async function noteLateCalls({ channelAccounts }: Accounts, id: string, calls: number, at: Date): Promise<void> {
  await channelAccounts.updateOne({ _id: id }, { $inc: { lateCalls: calls }, $max: { lastLateCallAt: at } });
}

/** Lines that wait for this channel are looked at anew at once: it has come, or will not come back. */
export async function wakeLines({ messages }: Pick<Store, 'messages'>, channelId: string, now: Date): Promise<number> {
  const { matchedCount } = await messages.updateMany(
    { 'delivery.state': 'queued', 'outgoing.channelId': channelId },
    { $min: { 'outgoing.notBefore': now } },
    // The index holds nothing but unsent lines; left alone, the planner reads all messages.
    { hint: 'unsent' },
  );
  return matchedCount;
}
