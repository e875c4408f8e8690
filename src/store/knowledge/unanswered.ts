import type { HandoffReason } from '../../domain/handoff-reason.ts';
import type { Unanswered } from '../../domain/knowledge/group-questions.ts';
import type { Scope } from '../../domain/visibility.ts';
import type { Store } from '../open-store.ts';
import { whichVisible } from '../queries/visible.ts';

/** A person was called because nothing of ours had an answer; all other reasons are none of the pages' business. */
const FOR_WANT_OF_AN_ANSWER: HandoffReason[] = ['missing_knowledge', 'repeated_fallback'];
const MOST_READ = 1000;
const WORDLESS = new Set(['button', 'phone']);

export interface UnansweredMessages {
  /** Newest first. */
  messages: Omit<Unanswered, 'stems'>[];
  /** There are older ones that were not read. */
  isCut: boolean;
}

/** What customers have written since then that no page, flow or GPT has answered, as far as it may be seen. Presses and files have no words. */
export async function unansweredMessages(store: Store, scope: Scope, since: Date): Promise<UnansweredMessages> {
  const events = await store.events
    .find({
      at: { $gte: since },
      'body.outcome': { $in: ['fallback', 'handoff'] },
      'body.type': 'message_understood',
    })
    .sort({ at: -1, _id: -1 })
    .limit(MOST_READ)
    .hint('unanswered')
    .toArray();
  const handedOff = await handedOffFor(store, since);
  const failed = events.flatMap(({ body, dialogId, at }) => {
    if (body.type !== 'message_understood') return [];
    return body.outcome === 'fallback' || handedOff.has(turn(dialogId, at)) ? body.messageId : [];
  });
  const rows = await store.messages
    .find({ _id: { $in: failed } }, { projection: { dialogId: 1, at: 1, text: 1, incoming: 1 } })
    .toArray();
  const mayBeSeen = await whichVisible(
    store,
    scope,
    rows.map(({ dialogId }) => dialogId),
  );
  const messages = rows
    .filter(
      ({ dialogId, text, incoming }) =>
        text.trim() !== '' && !WORDLESS.has(incoming?.kind ?? 'button') && mayBeSeen.has(dialogId),
    )
    .map(({ _id, dialogId, at, text }) => ({ messageId: _id, dialogId, at, text }))
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.messageId < b.messageId ? 1 : -1));
  return { messages, isCut: events.length === MOST_READ };
}

/** The turns in which a person was called for that; a turn's events have one moment. */
async function handedOffFor(store: Store, since: Date): Promise<Set<string>> {
  const rows = await store.events
    .find(
      { 'body.type': 'handed_off', at: { $gte: since }, 'body.reason': { $in: FOR_WANT_OF_AN_ANSWER } },
      { projection: { dialogId: 1, at: 1 } },
    )
    .sort({ 'body.type': -1, at: -1 })
    .limit(MOST_READ)
    .toArray();
  return new Set(rows.map(({ dialogId, at }) => turn(dialogId, at)));
}

const turn = (dialogId: string, at: Date): string => `${at.getTime()} ${dialogId}`;
