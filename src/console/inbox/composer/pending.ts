import type { UploadView } from '../../../http/views/file-view.ts';
import type { MessageView } from '../../../http/views/message-view.ts';

/** A line of ours that the server has not shown in the thread yet. */
export interface Pending {
  id: string;
  kind: 'reply' | 'note';
  text: string;
  /** Uploaded, and going with it. */
  files: readonly UploadView[];
  /** The newest line when it was written: only a later one can be it. */
  afterSeq: number;
  /** Why it was refused; null while it is on its way. */
  failure: string | null;
}

/** Pending lines that the thread does not contain yet, matched by id or, where the server chose its own, by text. */
export function stillPending(pending: readonly Pending[], messages: readonly MessageView[]): Pending[] {
  const free = messages.filter((message) => message.author === 'operator');
  return pending.filter((line) => {
    if (line.failure !== null) return true;
    const index = free.findIndex((message) => isSameLine(line, message));
    if (index < 0) return true;
    free.splice(index, 1);
    return false;
  });
}

function isSameLine(line: Pending, message: MessageView): boolean {
  if (message.id === line.id) return true;
  const isNote = message.delivery.state === 'private';
  return message.seq > line.afterSeq && isNote === (line.kind === 'note') && message.text.trim() === line.text.trim();
}
