import { localOf } from '../../domain/booking/zone.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import { DEFAULT_RESPONDER, type ResponderSettings } from '../../domain/responder/responder-settings.ts';
import type { Answer, Purse, Responder, TalkStore, Turn } from '../ports.ts';
import { knownOf } from './known-of.ts';
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

/** Lines that are read for the summary of what is older than the lines that go along. */
const READ_BEYOND = 30;

/** Asks the responder unless it has answered this message before: a repeated turn neither pays nor answers anew. */
export async function answerOnce(deps: Deps, asking: Asking): Promise<Answer> {
  const { talkStore } = deps;
  const { inboxId, situation, now } = asking;
  const kept = await talkStore.keptAnswer(inboxId);
  if (kept) return kept;
  const { id: dialogId } = situation.dialog;
  const settings = situation.responder ?? DEFAULT_RESPONDER;
  const { date } = localOf(now, situation.business.timezone);
  const purse = talkStore.purse?.({ dialogId, date, now, settings });
  const history = await talkStore.recentTurns(dialogId, settings.historyTurns + READ_BEYOND);
  const answer = await ask(deps, asking, { history, settings, ...(purse && { purse }) });
  await talkStore.keepAnswer(inboxId, answer, now, { dialogId, date });
  return answer;
}

/** Where no provider is asked, the same question costs nothing and has the same answer: there is nothing to keep. */
export function answerAtOnce(deps: Deps, asking: Asking): Promise<Answer> {
  return ask(deps, asking, { history: [], settings: asking.situation.responder ?? DEFAULT_RESPONDER });
}

/** Whether an answer takes long and costs money: a provider is there, and its use is not switched off. */
export const isSlow = ({ slow }: Responder, { responder }: Situation): boolean =>
  slow && (responder ?? DEFAULT_RESPONDER).enabled;

function ask(
  { talkStore, responder }: Deps,
  { situation, inboxId, text, locale: spoken, now }: Asking,
  more: { history: readonly Turn[]; settings: ResponderSettings; purse?: Purse },
): Promise<Answer> {
  const { language } = more.settings;
  const locale = language === 'customer' ? spoken : language;
  const { name } = situation.contact;
  return responder.answer({
    id: inboxId,
    text,
    locale,
    now,
    business: toldBusiness(situation),
    tools: toolsFor({ talkStore, situation, locale, now }),
    known: knownOf(situation, locale, now),
    names: name === null ? [] : [name],
    ...more,
  });
}
