import type { TFunction } from 'i18next';
import { ApiError } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

/** Refusals that people meet here, in their own language; others as the server says them. */
export function describePlanError(t: TFunction, error: unknown): string {
  if (error instanceof ApiError && error.status === 409) {
    const taken = /^The lead source "(.*)" already belongs to the plan "(.*)"\.$/.exec(error.message);
    if (taken) return t('plans.taken', { source: taken[1] ?? '', plan: taken[2] ?? '' });
    if (error.message.startsWith('Somebody else has changed this plan')) return t('plans.stale');
  }
  return describeError(t, error);
}
