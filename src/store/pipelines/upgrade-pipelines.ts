import { z } from 'zod';
import { plainStage } from '../../domain/default-pipeline.ts';
import { Localized } from '../../domain/localized.ts';
import { type Pipeline, StageGroup, StageRule } from '../../domain/pipeline.ts';
import type { Store } from '../open-store.ts';

/** A pipeline as it was before the funnel: stages with no more than a name, and the regulation among the rules. */
const Old = z.object({
  _id: z.string(),
  title: Localized,
  isDefault: z.boolean(),
  stages: z.array(z.object({ id: z.string(), title: Localized, group: StageGroup, colour: z.string() })),
  rules: z.array(StageRule),
  version: z.number(),
});

const OPENING: readonly string[] = ['lead_created', 'handed_off', 'dialog_taken', 'flow_started'];

/** Brings pipelines of an older version into today's form. Safe to repeat. */
export async function upgradePipelines(store: Store): Promise<void> {
  const rows: unknown[] = await store.pipelines.find({ removed: { $exists: false } }).toArray();
  for (const row of rows) {
    const { _id, ...old } = Old.parse(row);
    await store.pipelines.replaceOne({ _id, version: old.version }, upgraded(old));
  }
}

function upgraded(old: Omit<z.infer<typeof Old>, '_id'>): Omit<Pipeline, 'id'> {
  const [first] = old.stages;
  const isOpening = ({ on, from }: StageRule) => OPENING.includes(on) && from?.length === 1 && from[0] === first?.id;
  return {
    title: old.title,
    isDefault: old.isDefault,
    stages: old.stages.map((stage) => plainStage({ ...stage, probability: stage.group === 'successful' ? 100 : 0 })),
    rules: old.rules.filter((rule) => !isOpening(rule)),
    openedGoesTo: old.rules.find(isOpening)?.to ?? null,
    requiredStages: [],
    allowedMoves: [],
    strictness: 'mark',
    lossReasons: [],
    lossReasonRequired: false,
    removed: [],
    version: old.version + 1,
  };
}
