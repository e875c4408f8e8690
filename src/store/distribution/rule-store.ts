import { DEFAULT_RULE, DEFAULT_RULE_ID, type DistributionRule } from '../../domain/distribution/rule.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { readLedgers, ruleBook } from './ledgers.ts';

type RuleParts = Omit<DistributionRule, 'id'>;

export async function addRule(store: Store, rule: DistributionRule): Promise<void> {
  await store.distributionRules.insertOne(toDocument(rule));
}

/** Changes the named parts only, so that two people may edit one rule at once. False when there is none; the built-in one always is. */
export async function changeRule(store: Store, id: string, parts: Partial<RuleParts>): Promise<boolean> {
  if (id === DEFAULT_RULE_ID) {
    const { id: _id, ...whole } = DEFAULT_RULE;
    await store.distributionRules.updateOne({ _id }, { $setOnInsert: whole }, { upsert: true });
  }
  if (Object.keys(parts).length === 0) return (await store.distributionRules.findOne({ _id: id })) !== null;
  const changed = await store.distributionRules.updateOne({ _id: id }, { $set: parts });
  return changed.matchedCount === 1;
}

/** The rule and its ledger. False when there was none. */
export async function removeRule(store: Store, id: string): Promise<boolean> {
  const removed = await store.distributionRules.deleteOne({ _id: id });
  await store.ledgers.deleteOne({ _id: ruleBook(id) });
  return removed.deletedCount === 1;
}

/** Begins to count anew: whoever is new does not have to catch up. The version goes on, so that a decision under way is made again. */
export async function levelRule(store: Store, id: string): Promise<void> {
  await store.ledgers.updateOne({ _id: ruleBook(id) }, { $set: { shares: [] }, $inc: { version: 1 } });
}

export interface RuleFigures {
  counts: { operatorId: string; count: number }[];
  waiting: number;
}

const MOST_WAITING = 100;

/** How a rule goes: who has got how many by it, and how many wait. */
export async function ruleFigures(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, RuleFigures>> {
  const ledgers = await readLedgers(store, ids.map(ruleBook));
  const rows = await Promise.all(
    ids.map(async (id) => {
      const waiting = await store.dialogs.countDocuments(
        { 'sharing.ruleId': id },
        { limit: MOST_WAITING, hint: 'to be shared' },
      );
      const counts = (ledgers.get(ruleBook(id))?.shares ?? []).map(({ operatorId, count }) => ({ operatorId, count }));
      return [id, { counts, waiting }] as const;
    }),
  );
  return new Map(rows);
}
