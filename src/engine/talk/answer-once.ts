import type { Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import type { Store } from '../../store/open-store.ts';
import { recentTurns } from '../../store/queries/recent-turns.ts';
import type { Answer, Responder } from '../ports.ts';
import { toolsFor } from './responder-tools.ts';

/** Asks the responder unless it has answered this message before: a repeated turn neither pays nor answers anew. */
export async function answerOnce(
  { store, responder }: { store: Store; responder: Responder },
  situation: Situation,
  inboxId: string,
  text: string,
  locale: Locale,
  now: Date,
): Promise<Answer> {
  const kept = await store.replies.findOne({ _id: inboxId });
  if (kept) return kept.answer;
  const history = await recentTurns(store, situation.dialog.id, 12);
  const answer = await responder.answer({
    id: inboxId,
    text,
    locale,
    history,
    now,
    business: situation.business,
    tools: toolsFor({ store, situation, locale, now }),
  });
  await store.replies.updateOne({ _id: inboxId }, { $setOnInsert: { answer, at: now } }, { upsert: true });
  return answer;
}
