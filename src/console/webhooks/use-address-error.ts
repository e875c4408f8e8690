import { useTranslation } from 'react-i18next';
import { statusOf } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

/** Why the server would not take an address, in words of the screen's language; nothing while it has refused nothing. */
export function useAddressError(error: unknown): string | undefined {
  const { t } = useTranslation();
  if (!error) return undefined;
  if (statusOf(error) !== 400) return describeError(t, error);
  const detail = error instanceof Error ? error.message : '';
  if (detail.includes('not public')) return t('webhooks.refused.private');
  if (detail.includes('not found')) return t('webhooks.refused.unknown');
  if (detail.includes('must begin with')) return t('webhooks.refused.scheme');
  if (detail.includes('user name')) return t('webhooks.refused.password');
  return t('webhooks.refused.other');
}
