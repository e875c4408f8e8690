import { z } from 'zod';
import { StageRule } from '../../domain/bitrix/crm-settings.ts';
import { CrmHealth } from '../../domain/bitrix/crm-work.ts';
import { MappingRule } from '../../domain/bitrix/mapping.ts';
import { PortalField, PortalStatus } from '../../domain/bitrix/portal.ts';
import { Localized } from '../../domain/localized.ts';
import { instant } from './instant.ts';

/** How the exchange with Bitrix24 goes. */
export const CrmStateView = z
  .object({
    on: z.boolean(),
    waiting: z.number(),
    failed: z.number(),
    waitingSince: instant.nullable(),
    lastProblem: z.string().nullable(),
    health: z
      .object({ ...CrmHealth.shape, since: instant, until: instant.nullable(), lastOkAt: instant.nullable() })
      .nullable()
      .meta({ description: 'How the portal was when it was called last; null before the first call' }),
  })
  .meta({ id: 'CrmState' });
export type CrmStateView = z.infer<typeof CrmStateView>;

/** One call to or from the portal. */
export const CrmCallView = z
  .object({
    id: z.string(),
    at: instant,
    direction: z.enum(['out', 'in']),
    method: z.string(),
    params: z.looseObject({}),
    dialogId: z.string().nullable(),
    leadId: z.string().nullable(),
    problem: z.string().nullable(),
    outcome: z.string().nullable(),
    workId: z.string().nullable().meta({ description: 'What can be done again under this id' }),
  })
  .meta({ id: 'CrmCall' });
export type CrmCallView = z.infer<typeof CrmCallView>;

/** Something that waits for the portal, or that it has refused. */
export const CrmWorkView = z
  .object({
    id: z.string(),
    kind: z.enum(['tell', 'fetch']),
    dialogId: z.string().nullable(),
    leadId: z.string().nullable(),
    event: z.string().nullable(),
    since: instant,
    attempts: z.number(),
    next: instant.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'CrmWork' });
export type CrmWorkView = z.infer<typeof CrmWorkView>;

const FactView = z.object({
  id: z.string(),
  kind: z.string(),
  title: Localized.nullable().meta({ description: 'Of a field of the business’s own; null for the others' }),
});

/** The exchange as it is set up; what is secret is not shown. */
export const CrmSetupView = z
  .object({
    version: z.number(),
    on: z.boolean(),
    address: z
      .string()
      .nullable()
      .meta({ description: 'Without its secret part', example: 'https://a.bitrix24.ru/rest/1/…' }),
    hasToken: z.boolean(),
    mapping: z.array(MappingRule),
    isOwnMapping: z.boolean(),
    flaws: z.array(z.object({ rule: z.number(), why: z.string() })),
    stages: z.array(StageRule),
    fixed: z.object({ url: z.boolean(), token: z.boolean(), stages: z.boolean(), fields: z.array(z.string()) }),
    facts: z.array(FactView),
    missing: z.array(z.string()).meta({ description: 'Facts for which a field of ours can be added to the portal' }),
    portal: z
      .object({
        user: z.string(),
        readAt: instant,
        fields: z.array(z.object({ ...PortalField.shape, takes: z.array(z.string()) })),
        statuses: z.array(PortalStatus),
      })
      .nullable(),
    eventsUrl: z.string().nullable().meta({ description: 'Where an outgoing webhook of the portal has to point' }),
  })
  .meta({ id: 'CrmSetup' });
export type CrmSetupView = z.infer<typeof CrmSetupView>;

/** What would be sent about one dialog. */
export const CrmTrialView = z
  .object({
    dialogId: z.string(),
    name: z.string().nullable(),
    channelKind: z.string(),
    isLead: z.boolean(),
    kind: z.enum(['add', 'update', 'nothing']),
    leadId: z.string().nullable(),
    calls: z.array(z.object({ method: z.string(), params: z.looseObject({}) })),
    leftOut: z.array(z.object({ fact: z.string(), field: z.string(), why: z.string(), value: z.string().optional() })),
  })
  .meta({ id: 'CrmTrial' });
export type CrmTrialView = z.infer<typeof CrmTrialView>;

/** A dialog's lead at the portal. */
export const CrmLeadView = z
  .object({
    on: z.boolean(),
    leadId: z.string().nullable(),
    url: z.string().nullable(),
    status: z.string().nullable().meta({ description: 'By its name at the portal where that is known' }),
    lastAt: instant.nullable(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'CrmLead' });
export type CrmLeadView = z.infer<typeof CrmLeadView>;
