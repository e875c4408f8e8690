import type { TFunction } from 'i18next';
import { ApiError } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

/** The server's own sentences, and what they mean to a person. */
const KNOWN = [
  { key: 'denied', words: /does not know this address/u },
  { key: 'noCrm', words: /no right to the CRM/u },
  { key: 'limited', words: /too many calls/u },
  { key: 'unreachable', words: /portal does not answer/u },
  { key: 'stale', words: /changed these settings meanwhile/u },
  { key: 'noAddress', words: /no address of a portal/u },
  { key: 'address', words: /must (end|be an address) like/u },
  { key: 'gone', words: /kept for 30 days/u },
] as const;

/** Why something about Bitrix24 was not done, in the reader's language, with the portal's own words where they help. */
export function refusalWords(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiError)) return describeError(t, error);
  const known = KNOWN.find(({ words }) => words.test(error.message));
  if (known) return t(`bitrix24.refusals.${known.key}`);
  const told = /^The portal has refused\. \((.+)\)$/u.exec(error.message)?.[1];
  return told ? t('bitrix24.refusals.refused', { reason: told }) : describeError(t, error);
}
