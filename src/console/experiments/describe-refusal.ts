import type { TFunction } from 'i18next';
import { ApiError } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

const KNOWN = [
  ['Another experiment runs there', 'taken'],
  ['What was varied has been changed', 'settingChanged'],
  ['Somebody else has changed this experiment', 'stale'],
  ['says the same as what is shown today', 'sameAsToday'],
  ['is the same as another variant', 'sameAsOther'],
  ['which is not known here', 'unknownName'],
  ['which the Russian text has', 'missingName'],
  ['has a brace that is not closed', 'openBrace'],
  ['must be in order', 'minutes'],
] as const;

/** The server's refusal in the reader's language, where it is one that is known. */
export function describeRefusal(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiError)) return describeError(t, error);
  const known = KNOWN.find(([words]) => error.message.includes(words));
  if (!known) return describeError(t, error);
  const name = error.message.match(/\{\{([^{}]+)\}\}/u)?.[1] ?? '';
  return t(`experiments.refused.${known[1]}`, { name });
}
