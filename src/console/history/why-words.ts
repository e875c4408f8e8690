import type { TFunction } from 'i18next';
import { toldType } from './told.ts';

const FIXED = {
  'by hand': 'hand',
  'the stage was removed': 'removed',
  'took the dialog': 'took',
  accepted: 'accepted',
  'shared anew': 'again',
  'the manager has left the team': 'left',
  "the manager's shift has ended": 'shift',
} as const;
type Fixed = keyof typeof FIXED;

const isFixed = (why: string): why is Fixed => Object.hasOwn(FIXED, why);

/** The reason of a move or an assignment in the reader's language, as far as it is known; otherwise as it was given. */
export function whyWords(t: TFunction, why: string): string {
  if (isFixed(why)) return t(`history.why.${FIXED[why]}`);
  if (/^bulk \S+$/.test(why)) return t('history.why.bulk');
  const rule = /^rule: (\w+)$/.exec(why)?.[1];
  if (rule && toldType(rule)) return t('history.why.rule', { event: t(`contacts.event.${rule}`, { what: '' }) });
  const plan = /^client of the plan "(.+)"$/.exec(why)?.[1];
  return plan ? t('history.why.plan', { plan }) : why;
}
