import { previewOf } from '../../domain/files/preview.ts';
import type { Receipt } from '../../domain/message.ts';
import type { Store } from '../open-store.ts';

export interface RecentTurn {
  author: 'customer' | 'bot' | 'operator';
  text: string;
  /** What a line of the bot was about. */
  about?: readonly string[];
}

/** The last lines of a dialog, oldest first; notes are private and system lines are nobody's words. */
export async function recentTurns(store: Store, dialogId: string, most: number): Promise<RecentTurn[]> {
  const rows = await store.messages
    .find(
      { dialogId, 'delivery.state': { $ne: 'private' } },
      { projection: { author: 1, text: 1, files: 1, receipt: 1 } },
    )
    .sort({ seq: -1 })
    .limit(most)
    .toArray();
  return rows.reverse().map(({ author, text, files, receipt }) => ({
    author: author === 'system' ? 'bot' : author,
    // A picture without words is a turn, too; no model takes an empty one.
    text: text || previewOf('', files?.[0]?.kind, files?.[0]?.name),
    ...(author === 'bot' && { about: aboutOf(receipt) }),
  }));
}

function aboutOf(receipt: Receipt | null): string[] {
  if (!receipt) return [];
  return receipt.passages ?? (receipt.flow ? [receipt.flow] : []);
}
