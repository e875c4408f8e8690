import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../domain/localized.ts';
import type { DigestView } from '../../http/views/digest-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

/** While somebody is about to send the code to the bot. */
const WAITING_MS = 2_000;

/** The settings, and who gets digests. */
export const digestQuery = (isWaiting: boolean) =>
  queryOptions({
    queryKey: [...keys.digest, 'settings'],
    queryFn: ({ signal }) => request<DigestView>('/api/v1/digest', { signal }),
    refetchInterval: isWaiting ? WAITING_MS : false,
  });

/** The digest as it would be sent now. */
export const previewQuery = (kind: string, locale: Locale) =>
  queryOptions({
    queryKey: [...keys.digest, 'preview', kind, locale],
    queryFn: ({ signal }) =>
      request<{ text: string }>(`/api/v1/digest/preview${queryOf({ kind, locale })}`, { signal }),
  });
