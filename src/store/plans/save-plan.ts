import mongoose from 'mongoose';
import type { Plan, PlanParts } from '../../domain/plans/plan.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

export type PlanSaved = { kind: 'saved'; plan: Plan } | { kind: 'not_found' } | { kind: 'refused'; reason: string };

const refused = (reason: string): PlanSaved => ({ kind: 'refused', reason });

export async function findPlan(store: Store, id: string): Promise<Plan | null> {
  const found = await store.plans.findOne({ _id: id });
  return found && fromDocument(found);
}

/** Refused when one of its lead sources belongs to another plan: the database holds that, whatever two people save at once. */
export async function createPlan(store: Store, plan: Plan): Promise<PlanSaved> {
  return unlessTaken(store, plan, async () => {
    await store.plans.insertOne(toDocument(plan));
    return { kind: 'saved', plan };
  });
}

export type PlanChange = Partial<PlanParts> & { active?: boolean };

/** Changes what is named, of the plan as the editor saw it: refused when somebody has changed it meanwhile. */
export async function changePlan(store: Store, id: string, version: number, change: PlanChange): Promise<PlanSaved> {
  const before = await store.plans.findOne({ _id: id });
  if (!before) return { kind: 'not_found' };
  return unlessTaken(store, { ...fromDocument(before), ...change }, async () => {
    const changed = await store.plans.findOneAndUpdate(
      { _id: id, version },
      { $set: change, $inc: { version: 1 } },
      { returnDocument: 'after' },
    );
    if (changed) return { kind: 'saved', plan: fromDocument(changed) };
    return refused('Somebody else has changed this plan meanwhile: look at it as it is now, and change it again.');
  });
}

/** Deletes a plan that nobody has come into; one with clients is archived, and they stay with their managers. */
export async function removePlan(store: Store, id: string): Promise<'deleted' | 'archived' | 'not_found'> {
  if (await store.planClients.findOne({ planId: id })) {
    const archived = await store.plans.updateOne({ _id: id }, { $set: { active: false }, $inc: { version: 1 } });
    return archived.matchedCount === 1 ? 'archived' : 'not_found';
  }
  const deleted = await store.plans.deleteOne({ _id: id });
  return deleted.deletedCount === 1 ? 'deleted' : 'not_found';
}

/** The index says only that a source is taken; people need to know which, and by whom. */
async function unlessTaken(store: Store, plan: Plan, save: () => Promise<PlanSaved>): Promise<PlanSaved> {
  try {
    return await save();
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11_000) throw error;
    const holder = await store.plans.findOne({ _id: { $ne: plan.id }, active: true, sources: { $in: plan.sources } });
    const taken = plan.sources.find((code) => holder?.sources.includes(code));
    if (!holder || taken === undefined) return refused('A lead source was just given to another plan. Save once more.');
    return refused(`The lead source "${taken}" already belongs to the plan "${holder.name}".`);
  }
}
