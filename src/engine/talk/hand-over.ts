import type { Action } from '../../domain/action.ts';
import type { HandoffReason } from '../../domain/handoff-reason.ts';
import { inLocale, type Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import type { TalkStore } from '../ports.ts';
import type { Alarm } from './alarm.ts';
import { type SummaryParts, summaryOf } from './summary.ts';

/**
 * Completes what was decided about a message by what was sensed in it: its mood is remembered, "are you a bot?" is answered first, and
 * who takes over reads why, and what is known.
 */
export async function handOver(
  actions: readonly Action[],
  alarm: Alarm,
  locale: Locale,
  facts: () => Promise<Omit<SummaryParts, 'reason' | 'signs' | 'locale'>>,
): Promise<Action[]> {
  const said = alarm.honest && !alarm.honest.alone ? saidFirst(actions, alarm.honest.flow.in_passing, locale) : actions;
  const isHandedOver = said.some(({ kind }) => kind === 'hand_off');
  const known = isHandedOver ? await facts() : null;
  return said.map((action) => {
    if (action.kind === 'understand' && alarm.mood) return { ...action, mood: alarm.mood };
    if (action.kind !== 'hand_off' || !known) return action;
    const reason = alarm.call?.reason ?? action.reason;
    return { ...action, reason, summary: summaryOf({ ...known, reason, signs: alarm.signs, locale }) };
  });
}

/** A dialog is handed over by itself, by a trigger or because nobody answered: the last line stands for the last words. */
export async function handOff(
  talkStore: Pick<TalkStore, 'recentTurns'>,
  situation: Situation,
  reason: HandoffReason,
  now: Date,
): Promise<Action> {
  const { dialog, business } = situation;
  const turns = await talkStore.recentTurns(dialog.id, LOOKED_BACK);
  const text = turns.findLast(({ author }) => author === 'customer')?.text ?? dialog.preview;
  const facts = { situation, now, text, entities: [], turns, reason, signs: [], locale: business.defaultLocale };
  return { kind: 'hand_off', reason, summary: summaryOf(facts) };
}

/** Lines among which the bot's last one is. */
export const LOOKED_BACK = 6;

function saidFirst(
  actions: readonly Action[],
  words: Parameters<typeof inLocale>[0] | undefined,
  locale: Locale,
): readonly Action[] {
  if (!words) return actions;
  const first = inLocale(words, locale);
  return actions.map((action) =>
    action.kind === 'say'
      ? { ...action, content: { ...action.content, text: `${first}\n\n${action.content.text}` } }
      : action,
  );
}
