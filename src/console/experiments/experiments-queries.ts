import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ExperimentBriefView, ExperimentView, SurfaceView } from '../../http/views/experiment-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

const PATH = '/api/v1/experiments';
const REFRESH_MS = 60_000;

export const experimentsQuery = queryOptions({
  queryKey: keys.experiments,
  queryFn: async ({ signal }) => (await request<{ items: ExperimentBriefView[] }>(PATH, { signal })).items,
  refetchInterval: REFRESH_MS,
});

export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.experiments, id],
    queryFn: ({ signal }) => request<ExperimentView>(`${PATH}/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: REFRESH_MS,
  });

export const surfacesQuery = queryOptions({
  queryKey: [...keys.experiments, 'surfaces'],
  queryFn: async ({ signal }) => (await request<{ items: SurfaceView[] }>(`${PATH}/surfaces`, { signal })).items,
});

export const clientsNeededQuery = (plan: { rate: number; effect: number; weights: readonly number[] }) =>
  queryOptions({
    queryKey: [...keys.experiments, 'needed', plan],
    queryFn: ({ signal }) =>
      request<{ clients: number }>(
        `${PATH}/clients-needed${queryOf({ rate: plan.rate, effect: plan.effect, weights: plan.weights.join(',') })}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export type Move =
  | { kind: 'start' }
  | { kind: 'stop'; why: string }
  | { kind: 'finish'; variantId: string; why: string };

/** Starts, stops or decides; what the server gives back is shown at once. */
export function useMove(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...body }: Move) =>
      request<ExperimentView>(`${PATH}/${encodeURIComponent(id)}/${kind}`, {
        method: 'POST',
        ...(kind === 'start' ? {} : { body }),
      }),
    onSuccess: (experiment) => client.setQueryData(experimentQuery(id).queryKey, experiment),
    onSettled: () => client.invalidateQueries({ queryKey: keys.experiments }),
  });
}

/** A new draft, or a change of one. */
export function useSavePlan(draft: ExperimentView | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (plan: object) =>
      draft
        ? request<ExperimentView>(`${PATH}/${encodeURIComponent(draft.id)}`, {
            method: 'PATCH',
            body: { ...plan, version: draft.version },
          })
        : request<ExperimentView>(PATH, { method: 'POST', body: plan }),
    onSuccess: (experiment) => client.setQueryData(experimentQuery(experiment.id).queryKey, experiment),
    onSettled: () => client.invalidateQueries({ queryKey: keys.experiments, exact: true }),
  });
}

export function useThrowAway(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(`${PATH}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.experiments, exact: true }),
  });
}
