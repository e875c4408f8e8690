import { ChannelKind } from '../channel.ts';

/** Whose updates are numbered one by one, so that a missing number is a missing update. */
const NUMBERED: ReadonlySet<ChannelKind> = new Set<ChannelKind>(['telegram']);

export const isNumbered = (kind: ChannelKind): boolean => NUMBERED.has(kind);

/** Ids of channels begin with their kind: `telegram:123456`. Null for any other text. */
export function kindOfChannel(channelId: string): ChannelKind | null {
  return ChannelKind.safeParse(channelId.split(':')[0]).data ?? null;
}
