import type { Action } from '../../domain/action.ts';
import type { Mended } from '../../domain/flow/mend-stack.ts';
import { inLocale, type Locale, type Localized } from '../../domain/localized.ts';

const WORDS: Record<NonNullable<Mended['note']>, Localized> = {
  changed: {
    ru: 'Мы обновили вопросы, поэтому кое-что спрошу ещё раз.',
    en: 'We have updated our questions, so I’ll ask some of them again.',
  },
  gone: {
    ru: 'Здесь у нас всё поменялось, поэтому давайте начнём заново.',
    en: 'Things have changed here on our side, so let’s start over.',
  },
};

/** Tells the customer, before anything else, that what they were in the middle of has been changed under them. */
export function afterChange(
  actions: readonly Action[],
  note: Mended['note'],
  gone: readonly string[],
  locale: Locale,
): Action[] {
  const ended = [
    // What was kept for a conversation that is gone is nobody's.
    ...(note === 'gone' ? [{ kind: 'release_hold' } satisfies Action] : []),
    ...gone.map((flow): Action => ({ kind: 'finish_flow', flow, outcome: 'cancelled' })),
  ];
  if (note === null) return [...ended, ...actions];
  const words = inLocale(WORDS[note], locale);
  const isSaid = actions.some(({ kind }) => kind === 'say');
  const said = actions.map((action) =>
    action.kind === 'say'
      ? { ...action, content: { ...action.content, text: `${words}\n\n${action.content.text}` } }
      : action,
  );
  return isSaid
    ? [...ended, ...said]
    : [...ended, ...actions, { kind: 'say', content: { text: words }, receipt: { because: 'flow' } }];
}
