import { z } from 'zod';
import { instant } from './instant.ts';

/** How the exchange with Bitrix24 goes. */
export const CrmStateView = z
  .object({
    on: z.boolean(),
    waiting: z.number(),
    failed: z.number(),
    waitingSince: instant.nullable(),
    lastProblem: z.string().nullable(),
  })
  .meta({ id: 'CrmState' });

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
  })
  .meta({ id: 'CrmCall' });
