import type { Dialog } from '../../dialog.ts';
import { NONE } from '../../understanding.ts';
import type { PastEvent } from './past-dialog.ts';

/** How the talk stood: who has the word, who waits for whom. */
export type Talk = Pick<Dialog, 'mode' | 'queue' | 'waitingSince' | 'lastInboundAt' | 'lastOutboundAt' | 'lastIntent'>;

/** How it stands after these events, which are all of its dialog up to a moment. */
export function talkUpTo(events: readonly PastEvent[], { createdAt, mode }: Pick<Dialog, 'createdAt' | 'mode'>): Talk {
  const [first] = events;
  // One that is older than its known events had somebody by then; nobody knows who.
  const isWhole = first !== undefined && first.at.getTime() <= createdAt.getTime();
  return events.reduce(heard, { ...SILENCE, mode: isWhole || mode === 'closed' ? 'bot' : mode });
}

export const SILENCE: Talk = {
  mode: 'bot',
  queue: null,
  waitingSince: null,
  lastInboundAt: null,
  lastOutboundAt: null,
  lastIntent: null,
};

/** The talk after one more event. */
export function heard(talk: Talk, { at, body }: PastEvent): Talk {
  switch (body.type) {
    case 'message_received':
      return { ...talk, lastInboundAt: at, waitingSince: talk.waitingSince ?? at };
    case 'message_queued':
      // Reminders and triggers answer nobody.
      return body.author === 'system' ? talk : { ...talk, lastOutboundAt: at, waitingSince: null };
    case 'message_understood':
      return { ...talk, lastIntent: body.intent === NONE ? null : body.intent };
    case 'handed_off':
      return { ...talk, mode: 'queued', queue: { reason: body.reason, summary: body.summary, since: at } };
    case 'dialog_taken':
      return { ...talk, mode: 'operator', queue: null };
    case 'dialog_released':
      return { ...talk, mode: 'bot', queue: null };
    case 'dialog_closed':
      return { ...talk, mode: 'closed', queue: null, waitingSince: null };
    default:
      return talk;
  }
}
