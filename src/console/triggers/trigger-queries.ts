import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { TriggerRules } from '../../domain/trigger.ts';
import type { TriggerOptionsView } from '../../http/views/trigger-options-view.ts';
import type { DryRunView, RecipeView, TriggerRunView, TriggerView } from '../../http/views/trigger-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

export const triggersQuery = queryOptions({
  queryKey: [...keys.triggers, 'list'],
  queryFn: async ({ signal }) => (await request<Page<TriggerView>>('/api/v1/triggers', { signal })).items,
});

export const recipesQuery = queryOptions({
  queryKey: [...keys.triggers, 'recipes'],
  queryFn: async ({ signal }) => (await request<Page<RecipeView>>('/api/v1/triggers/recipes', { signal })).items,
});

export const triggerOptionsQuery = queryOptions({
  queryKey: [...keys.triggers, 'options'],
  queryFn: ({ signal }) => request<TriggerOptionsView>('/api/v1/triggers/options', { signal }),
});

/** Pages go back in time: the first one is the latest. */
export const runsQuery = (id: string, outcome: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.triggers, 'runs', id, outcome],
    queryFn: ({ pageParam, signal }) =>
      request<Page<TriggerRunView>>(
        `/api/v1/triggers/${encodeURIComponent(id)}/runs${queryOf({ outcome, cursor: pageParam, limit: 50 })}`,
        { signal },
      ),
    initialPageParam: latest(),
    getNextPageParam: (last) => last.next,
  });

export const saveTrigger = (rules: TriggerRules, known: Pick<TriggerView, 'id' | 'version'> | null) =>
  known
    ? request<TriggerView>(path(known.id), { method: 'PATCH', body: { ...rules, version: known.version } })
    : request<TriggerView>('/api/v1/triggers', { method: 'POST', body: rules });

export const switchTrigger = ({ id, version }: TriggerView, enabled: boolean) =>
  request<TriggerView>(path(id), { method: 'PATCH', body: { enabled, version } });

export const removeTrigger = (id: string) => request<{ id: string }>(path(id), { method: 'DELETE' });

export const takeRecipe = (id: string) =>
  request<TriggerView>(`/api/v1/triggers/recipes/${encodeURIComponent(id)}`, { method: 'POST' });

export const dryRun = (rules: TriggerRules, id: string | null) => {
  const { on, when, delay, cancelledBy, actions } = rules;
  const body = { rules: { on, when, delay, cancelledBy, actions }, days: 30, ...(id !== null && { id }) };
  return request<DryRunView>('/api/v1/triggers/dry-run', { method: 'POST', body });
};

const path = (id: string): string => `/api/v1/triggers/${encodeURIComponent(id)}`;

/** No cursor yet: the first page. */
function latest(): string | null {
  return null;
}
