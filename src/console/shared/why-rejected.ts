import type { TFunction } from 'i18next';
import type { ru } from '../locales/ru.ts';

type Why = keyof typeof ru.receipt.why;

/** The responder's own short words for what went wrong with a reply, and those that people read instead. */
const WHY: readonly [RegExp, Why][] = [
  [/^unsupported: /, 'unsupported'],
  [/^budget of the reply$/, 'budget_reply'],
  [/^budget of the dialog$/, 'budget_dialog'],
  [/^budget of the day$/, 'budget_day'],
  [/^deadline$/, 'deadline'],
  [/^stalled$/, 'stalled'],
  [/^(?:http .*|no connection|not a completion|internal error)$/, 'provider'],
  [/^(?:refused|finish content_filter)$/, 'refused'],
  [/^(?:connection cut|broken JSON|empty|HTML|too long|finish .*)$/, 'broken'],
  [/^wrong language$/, 'language'],
  [/^(?:markup|invisible characters)$/, 'markup'],
  [/^(?:prompt leak|inner names|a mark without a meaning)$/, 'leak'],
  [/^too many tool calls$/, 'tools'],
];

/** Why a generated reply was held back, for people; what nobody has words for stays as it is. */
export function whyRejected(t: TFunction, reason: string): string {
  const known = WHY.find(([pattern]) => pattern.test(reason))?.[1];
  if (!known) return reason;
  return t(`receipt.why.${known}`, { reason, facts: reason.replace(/^unsupported: /, '') });
}

const TOOLS = ['prices', 'hours', 'free_slots', 'own_appointments'] as const;

/** A look-up of the responder in words. */
export function toolTitle(t: TFunction, name: string): string {
  const tool = TOOLS.find((known) => known === name);
  return tool ? t(`receipt.tool.${tool}`) : name;
}
