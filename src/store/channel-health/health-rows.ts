import type { AccountCheck } from '../../domain/channel-health/account-check.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { ChannelHealthRow } from './rows.ts';

type Health = Pick<Store, 'channelHealth'>;

/** What is kept of a channel; one that nobody has looked at yet has nothing but its id. */
export async function healthOf({ channelHealth }: Health, channelId: string): Promise<ChannelHealthRow> {
  const row = await channelHealth.findOne({ _id: channelId });
  return row ? fromDocument(row) : { id: channelId };
}

export async function healthOfAll({ channelHealth }: Health): Promise<Map<string, ChannelHealthRow>> {
  return new Map((await channelHealth.find().toArray()).map((row) => [row._id, fromDocument(row)]));
}

/** Keeps the provider's answer. */
export async function keepCheck(
  { channelHealth }: Health,
  before: ChannelHealthRow,
  check: AccountCheck,
  now: Date,
): Promise<ChannelHealthRow> {
  const kept = {
    check,
    checkedAt: now,
    failures: isGood(check) ? 0 : (before.failures ?? 0) + 1,
    unreachableSince: check.kind === 'unreachable' ? (before.unreachableSince ?? now) : null,
  };
  await channelHealth.updateOne({ _id: before.id }, { $set: kept }, { upsert: true });
  return { ...before, ...kept };
}

/** A webhook that is missing may be registered in a moment. */
const isGood = (check: AccountCheck): boolean =>
  check.kind === 'ok' && ['registered', 'none', 'unknown'].includes(check.webhook.state) && !check.webhook.lastError;

/** Keeps a judgement; false when another process has looked meanwhile. */
export async function keepLook(
  { channelHealth }: Health,
  { id, rev }: Pick<ChannelHealthRow, 'id' | 'rev'>,
  seen: Required<Pick<ChannelHealthRow, 'verdict' | 'watch' | 'judgedAt'>>,
): Promise<boolean> {
  const next = { $set: { ...seen, rev: (rev ?? 0) + 1 } };
  if (rev !== undefined) return (await channelHealth.updateOne({ _id: id, rev }, next)).matchedCount === 1;
  // The row may be there already, made by a counter.
  await channelHealth.updateOne({ _id: id }, { $setOnInsert: {} }, { upsert: true });
  return (await channelHealth.updateOne({ _id: id, rev: { $exists: false } }, next)).matchedCount === 1;
}

export async function keepError({ channelHealth }: Health, channelId: string, reason: string, at: Date): Promise<void> {
  await channelHealth.updateOne({ _id: channelId }, { $set: { lastError: { at, reason } } }, { upsert: true });
}
