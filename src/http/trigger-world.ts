import { allRules } from '../domain/distribution/find-rule.ts';
import { BUILT_IN_KINDS } from '../domain/tasks/task-kind.ts';
import type { TriggerWorld } from '../domain/triggers/problems.ts';
import { listWebhooks } from '../store/webhooks.ts';
import type { RouteDeps } from './app-deps.ts';

/** Everything that triggers can speak of, as it is now. */
export async function triggerWorld({
  store,
  surroundings,
  flows,
}: Pick<RouteDeps, 'store' | 'surroundings' | 'flows'>): Promise<TriggerWorld> {
  const { pipelines, fields, team, plans, offers, rules, taskKinds } = surroundings();
  const webhooks = await listWebhooks(store);
  return {
    pipelines,
    fields,
    team: idsOf(team),
    flows: flows(),
    webhooks: idsOf(webhooks.filter(({ enabled }) => enabled)),
    plans: idsOf(plans),
    offers: idsOf(offers),
    distributionRules: idsOf(allRules({ rules, plans })),
    taskKinds: idsOf([...BUILT_IN_KINDS, ...taskKinds.filter(({ removedAt }) => removedAt === null)]),
  };
}

const idsOf = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id);
