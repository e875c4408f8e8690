import type { TFunction } from 'i18next';
import { ApiError } from '../api/problem.ts';

/** What went wrong, in words for the person at the screen; the server's own reason when it gave one. */
export function describeError(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.unexpected');
  if (error.status === 0) return t('error.offline');
  if (error.status === 403) return t('error.forbidden');
  if (error.status === 404) return t('error.missing');
  if (error.status === 429) return t('error.tooMany');
  if (error.status >= 500) return t('error.server');
  return error.message || t('error.unexpected');
}
