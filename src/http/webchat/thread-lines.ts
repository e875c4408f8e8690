import type { MessageFile } from '../../domain/files/file.ts';
import type { Message } from '../../domain/message.ts';
import type { Store } from '../../store/open-store.ts';
import { threadMessages } from '../../store/queries/messages.ts';
import type { LineFileView } from '../views/file-view.ts';
import type { LineView } from '../views/line-view.ts';

/** Enough to scroll back through; older lines stay with the team. */
const MOST_LINES = 500;

/** Somebody of the team by name; null when nobody is known by this id. */
export type NameOf = (operatorId: string) => string | null;

/** What a visitor may read of the thread, in order. */
export async function threadLines(store: Store, threadId: string, nameOf: NameOf): Promise<LineView[]> {
  return visibleLines(threadId, await threadMessages(store, threadId, MOST_LINES), nameOf);
}

/**
 * Lines for the visitor. The list only ever grows at its end, so that "everything after this id" can be asked for and misses
 * nothing: a line waits for those before it that are still on their way. Notes and undelivered lines are left out.
 */
export function visibleLines(threadId: string, messages: readonly Message[], nameOf: NameOf): LineView[] {
  const ordered = inOrder(messages.filter((message) => message.delivery.state !== 'private'));
  const onTheWay = ordered.findIndex(({ delivery }) => delivery.state === 'queued' || delivery.state === 'sending');
  const settled = onTheWay < 0 ? ordered : ordered.slice(0, onTheWay);
  return settled
    .filter(({ delivery }) => SHOWN.has(delivery.state))
    .map((message) => toLine(threadId, message, nameOf));
}

const SHOWN: ReadonlySet<string> = new Set(['received', 'sent', 'delivered', 'read']);

/**
 * Within a dialog the numbers count; between dialogs, the times. A message that was written before the last reply but read
 * after it counts by the reply's time: its own would put it where the visitor has already read on.
 */
function inOrder(messages: readonly Message[]): Message[] {
  const latest = new Map<string, number>();
  return [...messages]
    .sort((a, b) => a.seq - b.seq)
    .map((message) => {
      const time = Math.max(latest.get(message.dialogId) ?? 0, message.at.getTime());
      latest.set(message.dialogId, time);
      return { message, time };
    })
    .sort((a, b) => a.time - b.time)
    .map(({ message }) => message);
}

function toLine(
  threadId: string,
  { id, author, operatorId, text, buttons, files, at }: Message,
  nameOf: NameOf,
): LineView {
  const own = `${threadId}/`;
  const name = author === 'operator' && operatorId ? nameOf(operatorId) : null;
  return {
    id: author === 'customer' && id.startsWith(own) ? id.slice(own.length) : id,
    author,
    ...(name !== null && { name }),
    // What was heard in a voice note is for the team; its sender knows it.
    text: files?.some(({ transcript }) => transcript === text) ? '' : text,
    ...(buttons.length > 0 && { buttons }),
    ...(files && { files: files.map(toLineFile) }),
    at: at.toISOString(),
  };
}

const toLineFile = ({ id, kind, state, name, mime, bytes, seconds }: MessageFile): LineFileView => ({
  id,
  kind,
  state,
  name,
  mime,
  bytes,
  ...(seconds !== undefined && { seconds }),
});

/** The lines after an id; all of them when it is not known. */
export function linesAfter(lines: readonly LineView[], id: string | null | undefined): readonly LineView[] {
  return lines.slice(lines.findIndex((line) => line.id === id) + 1);
}
