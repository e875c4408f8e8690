import type { Spoken } from '../../domain/conversion/spoken-lines.ts';
import type { Dialog } from '../../domain/dialog.ts';
import type { Author, Message } from '../../domain/message.ts';
import type { CallReport } from './call-report.ts';

const AUTHOR: Record<Spoken['speaker'], Author> = { client: 'customer', manager: 'operator', unknown: 'system' };

/** What was said in a call as the lines of its dialog, spread evenly over the call, since transcripts seldom tell when. */
export function callLines(dialog: Dialog, { spoken, at, durationSeconds, managerId }: CallReport): Message[] {
  const step = (durationSeconds * 1000) / Math.max(1, spoken.length);
  return spoken.map(({ speaker, text }, index): Message => {
    const author = AUTHOR[speaker];
    return {
      id: `${dialog.id}-${index + 1}`,
      dialogId: dialog.id,
      threadId: dialog.threadId,
      contactId: dialog.contactId,
      seq: index + 1,
      author,
      operatorId: author === 'operator' ? managerId : null,
      text,
      incoming: author === 'customer' ? { kind: 'text', text } : null,
      buttons: [],
      at: new Date(at.getTime() + Math.floor(step * index)),
      delivery: { state: author === 'customer' ? 'received' : 'sent' },
      outgoing: null,
      receipt: null,
      understood: null,
    };
  });
}
