import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PlanParts } from '../../domain/plans/plan.ts';
import type { OfferView } from '../../http/views/order-view.ts';
import type { PlanClientView, PlanReportView, PlanView, RedistributedView } from '../../http/views/plan-view.ts';
import type { SourceView } from '../../http/views/source-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

const PAGE = 50;

export const plansQuery = queryOptions({
  queryKey: keys.plans,
  queryFn: async ({ signal }) => (await request<Page<PlanView>>('/api/v1/plans', { signal })).items,
});

export const offersQuery = queryOptions({
  queryKey: keys.offers,
  queryFn: async ({ signal }) => (await request<Page<OfferView>>('/api/v1/offers', { signal })).items,
});

export const sourcesQuery = queryOptions({
  queryKey: keys.sources,
  queryFn: async ({ signal }) => (await request<Page<SourceView>>('/api/v1/sources', { signal })).items,
});

/** ISO moments: the period is [from, to); empty for all time. */
export interface ReportPeriod {
  from: string;
  to: string;
}

export const reportQuery = (planId: string, period: ReportPeriod) =>
  queryOptions({
    queryKey: [...keys.plans, planId, 'report', period],
    queryFn: ({ signal }) =>
      request<PlanReportView>(`/api/v1/plans/${encodeURIComponent(planId)}/report${queryOf({ ...period })}`, {
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const clientsQuery = (planId: string, manager: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.plans, planId, 'clients', manager],
    queryFn: ({ pageParam, signal }) =>
      request<Page<PlanClientView>>(
        `/api/v1/plans/${encodeURIComponent(planId)}/clients${queryOf({ manager, cursor: pageParam, limit: PAGE })}`,
        { signal },
      ),
    initialPageParam: first(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const createPlan = (parts: PlanParts): Promise<PlanView> =>
  request('/api/v1/plans', { method: 'POST', body: parts });

/** @throws ApiError 409 when somebody else has changed it, or another plan has one of the sources. */
export const changePlan = (
  { id, version }: Pick<PlanView, 'id' | 'version'>,
  change: Partial<PlanParts> & { active?: boolean },
): Promise<PlanView> =>
  request(`/api/v1/plans/${encodeURIComponent(id)}`, { method: 'PATCH', body: { ...change, version } });

export const removePlan = (id: string): Promise<{ outcome: 'deleted' | 'archived' }> =>
  request(`/api/v1/plans/${encodeURIComponent(id)}`, { method: 'DELETE' });

/** Shares out all clients of these people; the server takes them in portions. */
export async function redistribute(planId: string, from: readonly string[]): Promise<number> {
  let total = 0;
  for (const person of from) {
    for (;;) {
      const { moved, left } = await request<RedistributedView>(
        `/api/v1/plans/${encodeURIComponent(planId)}/redistribute`,
        { method: 'POST', body: { from: person } },
      );
      total += moved;
      if (moved === 0 || left === 0) break;
    }
  }
  return total;
}

function first(): string | null {
  return null;
}
