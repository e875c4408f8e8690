import { nextShare } from '../domain/distribution/next-share.ts';
import type { Actor } from '../domain/event.ts';
import type { Plan } from '../domain/plans/plan.ts';
import type { Engine } from '../engine/engine.ts';
import type { Store } from '../store/open-store.ts';
import { countClients } from '../store/plans/plan-figures.ts';
import type { RedistributedView } from './views/plan-view.ts';

/** Answered in time; the rest is left for the next call. */
const MOST_AT_ONCE = 200;
const AT_A_TIME = 20;

/**
 * Gives the clients of one person to those who remain, each to whom the fewest clients of the plan belong by then. A client without a
 * dialog stays. Safe to repeat: what was moved is not there any more.
 */
export async function redistributeClients(
  store: Store,
  engine: Pick<Engine, 'act'>,
  actor: Actor,
  { plan, from, among }: { plan: Plan; from: string; among: readonly string[] },
): Promise<RedistributedView> {
  const figures = await countClients(store, { planIds: [plan.id] });
  const pool = among.map((id) => ({
    id,
    count: figures.find(({ managerId }) => managerId === id)?.count ?? 0,
    weight: 1,
  }));
  const clients = await store.planClients
    .find({ planId: plan.id, managerId: from })
    .sort({ at: -1, _id: -1 })
    .limit(MOST_AT_ONCE)
    .toArray();
  const turns = clients.flatMap(({ contactId }) => {
    const next = nextShare(pool);
    if (next) next.count += 1;
    return next ? [{ contactId, operatorId: next.id }] : [];
  });
  let moved = 0;

  async function work(): Promise<void> {
    for (let turn = turns.shift(); turn; turn = turns.shift()) {
      const { contactId, operatorId } = turn;
      const dialog = await store.dialogs.findOne(
        { contactId },
        { projection: { _id: 1 }, sort: { createdAt: -1, _id: -1 } },
      );
      if (!dialog) continue;
      const why = `the clients of a manager who has left the plan "${plan.name}"`;
      const actions = [{ kind: 'assign_client', planId: plan.id, operatorId, why } as const];
      if ((await engine.act({ dialogId: dialog._id, actor, actions })).kind === 'done') moved += 1;
    }
  }

  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { moved, left: await store.planClients.countDocuments({ planId: plan.id, managerId: from }) };
}
