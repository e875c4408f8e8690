import type { Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import type { Answer, Responder, TalkStore, Turn } from '../ports.ts';
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
  talkStore: TalkStore;
  responder: Responder;
}

/** Asks the responder unless it has answered this message before: a repeated turn neither pays nor answers anew. */
export async function answerOnce(deps: Deps, asking: Asking): Promise<Answer> {
  const { talkStore } = deps;
  const { inboxId, situation, now } = asking;
  const kept = await talkStore.keptAnswer(inboxId);
  if (kept) return kept;
  const answer = await ask(deps, asking, await talkStore.recentTurns(situation.dialog.id, 12));
  await talkStore.keepAnswer(inboxId, answer, now);
  return answer;
}

/** Where no provider is asked, the same question costs nothing and has the same answer: there is nothing to keep. */
export function answerAtOnce(deps: Deps, asking: Asking): Promise<Answer> {
  return ask(deps, asking, []);
}

function ask({ talkStore, responder }: Deps, asking: Asking, history: readonly Turn[]): Promise<Answer> {
  const { situation, inboxId, text, locale, now } = asking;
  return responder.answer({
    id: inboxId,
    text,
    locale,
    history,
    now,
    business: toldBusiness(situation),
    tools: toolsFor({ talkStore, situation, locale, now }),
  });
}
