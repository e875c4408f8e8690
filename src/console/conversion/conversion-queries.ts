import { queryOptions } from '@tanstack/react-query';
import type {
  CalibrationView,
  ConversionPromptView,
  ConversionSetupView,
  ConversionStatusView,
  PromptCheckView,
} from '../../http/views/conversion-prompt-view.ts';
import type { DialogView } from '../../http/views/dialog-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

const PATH = '/api/v1/conversion';
const NOTICED_MS = 2_000;
const IDLE_MS = 15_000;
export const MOST_TRIED = 10;

export const setupQuery = queryOptions({
  queryKey: [...keys.conversionPrompt, 'setup'],
  queryFn: ({ signal }) => request<ConversionSetupView>(`${PATH}/prompt`, { signal }),
});

export const versionsQuery = queryOptions({
  queryKey: [...keys.conversionPrompt, 'versions'],
  queryFn: async ({ signal }) =>
    (await request<{ items: ConversionPromptView[] }>(`${PATH}/versions`, { signal })).items,
});

/** Looked at again while something is going on. */
export const statusQuery = queryOptions({
  queryKey: [...keys.conversionPrompt, 'status'],
  queryFn: ({ signal }) => request<ConversionStatusView>(`${PATH}/status`, { signal }),
  refetchInterval: ({ state: { data } }) => (data?.reruns.some(isUnderWay) ? NOTICED_MS : IDLE_MS),
});

export const calibrationQuery = queryOptions({
  queryKey: [...keys.conversionPrompt, 'calibration'],
  queryFn: async ({ signal }) => (await request<CalibrationView>(`${PATH}/calibration`, { signal })).items,
});

/** What would be wrong with a text; kept by the text. */
export const checkQuery = (text: string) =>
  queryOptions({
    queryKey: [...keys.conversionPrompt, 'check', text],
    queryFn: ({ signal }) => request<PromptCheckView>(`${PATH}/check`, { method: 'POST', body: { text }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const closedDialogsQuery = queryOptions({
  queryKey: [...keys.dialogs, 'closed for conversion'],
  queryFn: async ({ signal }) =>
    (await request<{ items: DialogView[] }>('/api/v1/dialogs?view=closed&limit=20', { signal })).items,
});

export const isUnderWay = ({ state }: ConversionStatusView['reruns'][number]): boolean =>
  state === 'gathering' || state === 'running';
