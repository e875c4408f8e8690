import type { MessageView } from '../../../http/views/message-view.ts';
import { dayIn } from '../../shared/zoned.ts';

/** What a thread draws, top to bottom. */
export type ThreadLine =
  | { kind: 'day'; key: string; day: string }
  | { kind: 'message'; key: string; message: MessageView; opensGroup: boolean };

/** Lines said by one author within this time read as one block with one name. */
const GROUP_MS = 5 * 60_000;

/** Messages in order → lines with a heading before each new day of the business's zone. */
export function threadLines(messages: readonly MessageView[], zone: string): ThreadLine[] {
  const lines: ThreadLine[] = [];
  let previous: MessageView | undefined;
  for (const message of messages) {
    const day = dayIn(zone, new Date(message.at));
    const isNewDay = !previous || dayIn(zone, new Date(previous.at)) !== day;
    if (isNewDay) lines.push({ kind: 'day', key: `day-${day}-${message.seq}`, day });
    const opensGroup = isNewDay || !previous || !isSameBlock(previous, message);
    lines.push({ kind: 'message', key: message.id, message, opensGroup });
    previous = message;
  }
  return lines;
}

function isSameBlock(a: MessageView, b: MessageView): boolean {
  return (
    a.author === b.author &&
    a.operator?.id === b.operator?.id &&
    isNote(a) === isNote(b) &&
    Date.parse(b.at) - Date.parse(a.at) < GROUP_MS
  );
}

/** Notes are for colleagues; the customer never sees them. */
export function isNote(message: MessageView): boolean {
  return message.delivery.state === 'private';
}
