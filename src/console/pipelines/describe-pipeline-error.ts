import type { TFunction } from 'i18next';
import { ApiError } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

/** Why a pipeline was not changed: the refusals that are known, in the reader's language. */
export function describePipelineError(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiError) || error.status !== 409) return describeError(t, error);
  const known = KNOWN.find(({ words }) => words.test(error.message));
  return known ? t(`pipelines.refusal.${known.key}`) : describeError(t, error);
}

const KNOWN = [
  { words: /last stage that new dialogs/u, key: 'lastActive' },
  { words: /last pipeline/u, key: 'lastPipeline' },
  { words: /New dialogs begin in this pipeline/u, key: 'isDefault' },
  { words: /being (removed|deleted)/u, key: 'leaving' },
  { words: /any more|is gone/u, key: 'gone' },
  { words: /right now/u, key: 'busy' },
  { words: /There can be/u, key: 'tooMany' },
] as const;
