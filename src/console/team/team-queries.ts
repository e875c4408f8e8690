import { queryOptions } from '@tanstack/react-query';
import type { DistributionRule } from '../../domain/distribution/rule.ts';
import type { Role } from '../../domain/operator.ts';
import type { DistributionRuleView, RuleParts, SimulationView } from '../../http/views/distribution-view.ts';
import type { OneTimePasswordView, TeamMemberView } from '../../http/views/team-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

/** Nobody tells when somebody goes offline or a shift begins. */
const LOOK_EVERY_MS = 30_000;

export const teamQuery = queryOptions({
  queryKey: keys.team,
  queryFn: async ({ signal }) => (await request<{ items: TeamMemberView[] }>('/api/v1/team', { signal })).items,
  refetchInterval: LOOK_EVERY_MS,
});

export const rulesQuery = queryOptions({
  queryKey: keys.rules,
  queryFn: async ({ signal }) =>
    (await request<{ items: DistributionRuleView[] }>('/api/v1/distribution-rules', { signal })).items,
});

type Schedule = Pick<TeamMemberView, 'schedule' | 'absences' | 'cap' | 'weight' | 'skills' | 'languages'>;
export type MemberEdit = Partial<Schedule & { name: string; role: Role; active: boolean; dialogs: LeavingDialogs }>;
export const leavingDialogs = ['share', 'owner', 'keep'] as const;
export type LeavingDialogs = (typeof leavingDialogs)[number];

/** @throws ApiError with the reason when it was refused. */
export const editMember = (id: string, edit: MemberEdit): Promise<TeamMemberView> =>
  request(`/api/v1/team/${id}`, { method: 'PATCH', body: edit });

export const addMember = (given: { email: string; name: string; role: Role }): Promise<OneTimePasswordView> =>
  request('/api/v1/team', { method: 'POST', body: given });

export const givePassword = (id: string): Promise<OneTimePasswordView> =>
  request(`/api/v1/team/${id}/password`, { method: 'POST', body: {} });

export const setPause = (id: string, paused: boolean): Promise<TeamMemberView> =>
  request(`/api/v1/team/${id}/pause`, { method: 'POST', body: { paused } });

/** A null id makes a new one. */
export const saveRule = (id: string | null, parts: RuleParts): Promise<DistributionRuleView> =>
  id === null
    ? request('/api/v1/distribution-rules', { method: 'POST', body: parts })
    : request(`/api/v1/distribution-rules/${id}`, { method: 'PATCH', body: parts });

export const removeRule = (id: string): Promise<unknown> =>
  request(`/api/v1/distribution-rules/${id}`, { method: 'DELETE' });

export const levelRule = (id: string): Promise<DistributionRuleView> =>
  request(`/api/v1/distribution-rules/${id}/level`, { method: 'POST', body: {} });

export const simulateRule = (id: string | null, parts: RuleParts): Promise<SimulationView> =>
  request(`/api/v1/distribution-rules/${id ?? 'new'}/simulate`, { method: 'POST', body: parts });

/** What a person edits of a rule. */
export function partsOf(rule: DistributionRule & Partial<DistributionRuleView>): RuleParts {
  const { id: _id, kind: _kind, counts: _counts, waiting: _waiting, ...parts } = rule;
  return parts;
}
