import type { Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import type { Store } from '../../store/open-store.ts';
import { recentTurns } from '../../store/queries/recent-turns.ts';
import type { Answer, Responder, Turn } from '../ports.ts';
import { toolsFor } from './responder-tools.ts';
import { toldBusiness } from './told-business.ts';

export interface Asking {
  situation: Situation;
  /** Of the message: the key under which a paid answer is kept. */
  inboxId: string;
  text: string;
  locale: Locale;
  now: Date;
}

interface Deps {
  store: Store;
  responder: Responder;
}

/** Asks the responder unless it has answered this message before: a repeated turn neither pays nor answers anew. */
export async function answerOnce(deps: Deps, asking: Asking): Promise<Answer> {
  const { store } = deps;
  const { inboxId, situation, now } = asking;
  const kept = await store.replies.findOne({ _id: inboxId });
  if (kept) return kept.answer;
  const answer = await ask(deps, asking, await recentTurns(store, situation.dialog.id, 12));
  await store.replies.updateOne({ _id: inboxId }, { $setOnInsert: { answer, at: now } }, { upsert: true });
  return answer;
}

/** Where no provider is asked, the same question costs nothing and has the same answer: there is nothing to keep. */
export function answerAtOnce(deps: Deps, asking: Asking): Promise<Answer> {
  return ask(deps, asking, []);
}

function ask({ store, responder }: Deps, asking: Asking, history: readonly Turn[]): Promise<Answer> {
  const { situation, inboxId, text, locale, now } = asking;
  return responder.answer({
    id: inboxId,
    text,
    locale,
    history,
    now,
    business: toldBusiness(situation),
    tools: toolsFor({ store, situation, locale, now }),
  });
}
