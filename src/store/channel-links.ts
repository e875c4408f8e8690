import type { ChannelLinkRow } from './channel-link-row.ts';
import type { Store } from './open-store.ts';

type Shown = Omit<ChannelLinkRow, 'id' | 'wanted'>;

export async function showLink({ channelLinks }: Store, channelId: string, link: Shown): Promise<void> {
  await channelLinks.updateOne(
    { _id: channelId },
    { $set: { ...link }, $setOnInsert: { wanted: null } },
    { upsert: true },
  );
}

export async function linksOf({ channelLinks }: Store): Promise<Map<string, Shown>> {
  return new Map((await channelLinks.find().toArray()).map(({ _id, wanted, ...shown }) => [_id, shown]));
}

export async function linkOf({ channelLinks }: Store, channelId: string): Promise<Shown | null> {
  return channelLinks.findOne({ _id: channelId });
}

/** False when there is no such session. */
export async function wantOfLink(
  { channelLinks }: Store,
  channelId: string,
  wanted: NonNullable<ChannelLinkRow['wanted']>,
): Promise<boolean> {
  return (await channelLinks.updateOne({ _id: channelId }, { $set: { wanted } })).matchedCount === 1;
}

/** Takes what is wanted, once. `mayUnlink`: there is a session that can be ended, or none; one that is just beginning cannot yet. */
export async function takeWanted(
  { channelLinks }: Store,
  channelId: string,
  { mayUnlink }: { mayUnlink: boolean },
): Promise<ChannelLinkRow['wanted']> {
  const before = await channelLinks.findOneAndUpdate(
    { _id: channelId, wanted: { $ne: null }, ...(!mayUnlink && { 'wanted.kind': 'pair' }) },
    { $set: { wanted: null } },
    { returnDocument: 'before' },
  );
  return before?.wanted ?? null;
}
