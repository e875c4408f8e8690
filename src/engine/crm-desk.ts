import type { CrmSetup, StageRule } from '../domain/bitrix/crm-settings.ts';
import type { LeadPlan } from '../domain/bitrix/lead-calls.ts';
import type { LeadMapping, MappingFlaw, OwnField } from '../domain/bitrix/mapping.ts';

/** What people at a screen may ask of the exchange with Bitrix24. */
export interface CrmDesk {
  setup(): Promise<CrmSetup>;
  /** Asks the portal first where its address changes; nothing is written when it does not agree. */
  change(change: CrmChange): Promise<CrmChanged>;
  /** Reads the portal's fields and statuses anew. */
  readPortal(): Promise<CrmChanged>;
  /** Adds those of our own fields to the portal that it lacks. */
  addFields(facts: readonly OwnField[]): Promise<CrmChanged>;
  /** What would be sent about each dialog now, by this mapping or the one in force; nothing is sent. */
  plan(dialogIds: readonly string[], mapping: LeadMapping | null): Promise<CrmTrial[]>;
}

export interface CrmChange {
  /** Of the settings that the editor has seen. */
  version: number;
  on?: boolean | undefined;
  /** Null: forgotten. */
  url?: string | null | undefined;
  token?: string | null | undefined;
  /** Null: the defaults again. */
  mapping?: LeadMapping | null | undefined;
  stages?: readonly StageRule[] | undefined;
}

/** Why the portal could not be asked. `no_crm`: its address was made without the right "crm". */
export type PortalTrouble = 'denied' | 'no_crm' | 'limited' | 'unreachable' | 'refused';

export type CrmChanged =
  | { kind: 'changed'; setup: CrmSetup }
  /** Somebody has changed the settings meanwhile. */
  | { kind: 'stale' }
  /** The environment says it, so the console cannot. */
  | { kind: 'fixed'; variable: string }
  | { kind: 'no_address' }
  | { kind: 'flaws'; flaws: readonly MappingFlaw[] }
  | { kind: 'trouble'; why: PortalTrouble; reason: string };

export interface CrmTrial {
  dialogId: string;
  /** Null when the dialog is not there. */
  plan: LeadPlan | null;
  /** Whether the dialog has become a lead: before that nothing is sent of it. */
  isLead: boolean;
}
