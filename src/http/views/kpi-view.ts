import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { instant } from './instant.ts';

/** One figure. `value` is null where nothing was measured in the period: never a made-up zero. */
export const KpiView = z
  .object({
    id: z.string(),
    title: Localized,
    definition: Localized,
    unit: z.enum(['seconds', 'share', 'points']),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    /** Bounds of the goal, in the same unit; either side may be open. */
    target: z.object({ min: z.number().optional(), max: z.number().optional() }),
    /** Further cuts of the same figure, for example p95 or the share under 5 seconds. */
    details: z.record(z.string(), z.number().nullable()),
  })
  .meta({ id: 'Kpi' });
export type KpiView = z.infer<typeof KpiView>;

export const KpisView = z
  .object({
    from: instant,
    to: instant,
    filters: z.object({ channel: z.string().optional(), source: z.string().optional() }),
    kpis: z.array(KpiView),
    /** Daily dialogs, leads and appointments in the business's zone, for the chart. */
    series: z.array(z.object({ day: z.string(), dialogs: z.number(), leads: z.number(), booked: z.number() })),
  })
  .meta({ id: 'Kpis' });
export type KpisView = z.infer<typeof KpisView>;
