import { queryOptions } from '@tanstack/react-query';
import type {
  LabelledView,
  LabellingSettingsView,
  LabellingSummaryView,
  LabelQueueView,
} from '../../http/views/labelling-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

const PATH = '/api/v1/labelling';
/** So many that the next one is there before it is needed. */
const AT_ONCE = 10;
/** Others label too, and the bot goes on reading. */
const LOOK_EVERY_MS = 60_000;

export const labelQueueQuery = queryOptions({
  queryKey: [...keys.labelling, 'queue'],
  queryFn: ({ signal }) => request<LabelQueueView>(`${PATH}${queryOf({ limit: AT_ONCE })}`, { signal }),
  refetchInterval: LOOK_EVERY_MS,
});

export const labellingSummaryQuery = queryOptions({
  queryKey: [...keys.labelling, 'summary'],
  queryFn: ({ signal }) => request<LabellingSummaryView>(`${PATH}/summary`, { signal }),
});

export const labellingSettingsQuery = queryOptions({
  queryKey: [...keys.labelling, 'settings'],
  queryFn: ({ signal }) => request<LabellingSettingsView>('/api/v1/settings/labelling', { signal }),
});

/** What a person says of a message; null passes it over. */
export type Verdict = string | null;

/** @throws ApiError 409 when somebody else was quicker. */
export const sayVerdict = (messageId: string, verdict: Verdict): Promise<LabelledView> =>
  request(`${PATH}/${encodeURIComponent(messageId)}`, {
    method: 'POST',
    body: verdict === null ? { skip: true } : { actual: verdict },
  });

export const takeBack = (messageId: string): Promise<LabelledView> =>
  request(`${PATH}/${encodeURIComponent(messageId)}/undo`, { method: 'POST', body: {} });
