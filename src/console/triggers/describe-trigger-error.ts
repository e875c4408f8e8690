import type { TFunction } from 'i18next';
import { ApiError } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

/** Why a trigger was not saved: the refusals that are known, in the reader's language. */
export function describeTriggerError(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiError)) return describeError(t, error);
  const cycle = /set each other off for ever: (.+)\. Change one/u.exec(error.message)?.[1];
  if (cycle) return t('triggers.refusal.cycle', { names: cycle });
  if (/meanwhile/u.test(error.message)) return t('triggers.refusal.meanwhile');
  if (error.status === 400) {
    const reasons = [...new Set(error.message.split('; ').map((part) => problemWords(t, part)))].join('; ');
    return t('triggers.refusal.broken', { reasons });
  }
  return describeError(t, error);
}

/** One thing that is wrong with a trigger, in the reader's language. */
export function problemWords(t: TFunction, reason: string): string {
  const known = KNOWN.find(({ words }) => words.test(reason));
  return known ? t(`triggers.problem.${known.key}`) : reason;
}

const KNOWN = [
  { words: /no stage/u, key: 'stage' },
  { words: /no field|has been removed/u, key: 'field' },
  { words: /no variable/u, key: 'variable' },
  { words: /names no tag/u, key: 'tags' },
  { words: /there is no/u, key: 'missing' },
] as const;
