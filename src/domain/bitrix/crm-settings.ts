import { z } from 'zod';
import { LeadMapping } from './mapping.ts';
import { Portal } from './portal.ts';

/** Which stage a dialog goes to when its lead gets this status. Null: the pipeline that the dialog is in. */
export const StageRule = z.strictObject({
  status: z.string().regex(/^[\w:.-]{1,100}$/, 'must be a status of leads, like CONVERTED'),
  pipelineId: z.string().max(200).nullable(),
  stageId: z.string().min(1).max(200),
});
export type StageRule = z.infer<typeof StageRule>;
export const StageRules = z.array(StageRule).max(200);

/** The exchange with Bitrix24 as it is kept: what is secret is sealed. */
export const CrmSettings = z.object({
  version: z.number(),
  on: z.boolean(),
  sealedUrl: z.string().nullable(),
  sealedToken: z.string().nullable(),
  /** Null: the defaults, as the portal has their fields. */
  mapping: LeadMapping.nullable(),
  stages: StageRules,
  /** What was read from the portal last; null before it was ever read. */
  portal: Portal.nullable(),
});
export type CrmSettings = z.infer<typeof CrmSettings>;

export const NO_CRM: CrmSettings = {
  version: 0,
  on: false,
  sealedUrl: null,
  sealedToken: null,
  mapping: null,
  stages: [],
  portal: null,
};

/** The exchange as it is in force: settings of the environment go before those of the console. */
export interface CrmSetup {
  version: number;
  on: boolean;
  url: string | null;
  token: string | null;
  mapping: LeadMapping;
  stages: readonly StageRule[];
  portal: Portal | null;
  /** What the environment says, and the console cannot change. */
  fixed: { url: boolean; token: boolean; stages: boolean; fields: readonly string[] };
  /** Whether somebody has chosen the fields in the console. */
  isOwnMapping: boolean;
}

/** Where a lead's status sends a dialog of this pipeline: its own rule first, then one for any pipeline. Null: nowhere. */
export function stageFor(stages: readonly StageRule[], status: string, pipelineId: string): string | null {
  const rules = stages.filter((rule) => rule.status === status);
  const rule = rules.find((one) => one.pipelineId === pipelineId) ?? rules.find((one) => one.pipelineId === null);
  return rule?.stageId ?? null;
}
