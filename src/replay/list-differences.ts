import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Difference } from '../domain/journal/differences.ts';
import type { Store } from '../store/open-store.ts';
import { compareChat } from './compare.ts';

interface Listing {
  source: Store;
  copy: Store;
  /** Ids of the messages that were played, by chat. */
  played: ReadonlyMap<string, readonly string[]>;
  /** Takes all differences as JSON lines; without it the first ones are told in words. */
  path: string | null;
  tell(line: string): void;
}

const SHOWN = 20;

/** Lists what the bot takes otherwise today, chat by chat. Returns how many messages that are. */
export async function listDifferences({ source, copy, played, path, tell }: Listing): Promise<number> {
  const file = path === null ? null : createWriteStream(path);
  let count = 0;
  for (const [threadId, ids] of played) {
    for (const difference of await compareChat(source, copy, threadId, ids)) {
      count += 1;
      if (file) file.write(`${JSON.stringify({ threadId, ...difference })}\n`);
      else if (count <= SHOWN) tell(inWords(difference));
    }
  }
  if (file) await finished(file.end());
  else if (count > SHOWN) tell(`… and ${count - SHOWN} more: --differences FILE takes all.`);
  return count;
}

function inWords({ messageId, text, before, today }: Difference): string {
  const side = (made: Difference['before']) => {
    if (!made) return '(in no dialog)';
    const { intent, outcome, replies } = made;
    return oneLine(`[${[intent, outcome].filter(Boolean).join(', ')}] ${replies.join(' / ') || '(nothing)'}`);
  };
  return `${messageId} «${oneLine(text)}»\n  then:  ${side(before)}\n  today: ${side(today)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');
