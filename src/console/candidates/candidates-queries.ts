import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  ChangedMessagesView,
  ReleasesView,
  RunningPointerView,
} from '../../http/views/training-candidate-view.ts';
import type { TrainingEntryView } from '../../http/views/training-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';
import { TRAINING_PATH } from '../intents/training-queries.ts';

export const candidatePath = (id: string): string => `${TRAINING_PATH}/candidates/${encodeURIComponent(id)}`;

export const changedQuery = (id: string, change: { from: string; to: string }) =>
  infiniteQueryOptions({
    queryKey: [...keys.training, 'changed', id, change.from, change.to],
    queryFn: ({ signal, pageParam }) =>
      request<ChangedMessagesView>(
        `${candidatePath(id)}/changes${queryOf({ ...change, offset: pageParam > 0 ? String(pageParam) : undefined })}`,
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });

export const releasesQuery = queryOptions({
  queryKey: [...keys.training, 'releases'],
  queryFn: ({ signal }) => request<ReleasesView>(`${TRAINING_PATH}/releases`, { signal }),
});

interface LogPart {
  items: TrainingEntryView[];
  next: string | null;
}

export const logQuery = infiniteQueryOptions({
  queryKey: [...keys.training, 'log'],
  queryFn: ({ signal, pageParam }) =>
    request<LogPart>(`${TRAINING_PATH}/log${queryOf({ cursor: pageParam || undefined })}`, { signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

export const publish = (body: { candidateId: string; note?: string; override?: string }) =>
  request<RunningPointerView>(`${TRAINING_PATH}/releases`, { method: 'POST', body });

export const rollBack = (body: { to: number | null; reason?: string }) =>
  request<RunningPointerView>(`${TRAINING_PATH}/rollback`, { method: 'POST', body });
