import { z } from 'zod';
import { Dimension, SeriesStep } from '../../domain/analytics/figure-query.ts';
import { Localized } from '../../domain/localized.ts';
import { instant } from './instant.ts';

/** What was measured. `value` is null where nothing was: never a made-up zero. */
const measured = {
  value: z.number().nullable(),
  /** Of a share: how many of how many. Of a mean: the sum and how many. Of a median: null and how many. Of a count: the count, twice. */
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Where the true value lies with 95 % certainty; null for counts and where nothing was measured. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** So few were measured that the value says little: shown grey. */
  small: z.boolean(),
};

export const FigureView = z.object(measured).meta({ id: 'Figure' });
export type FigureView = z.infer<typeof FigureView>;

/** One stretch of a series; `start` is its first day in the business's zone. The first and the last may be cut by the period. */
export const KpiPointView = z.object({ start: z.string(), ...measured }).meta({ id: 'KpiPoint' });
export type KpiPointView = z.infer<typeof KpiPointView>;

export const KpiUnitView = z.enum(['seconds', 'share', 'points', 'count', 'money']);
export type KpiUnitView = z.infer<typeof KpiUnitView>;

/** One figure with its words, its goal, the period before and its course. */
export const KpiView = z
  .object({
    id: z.string(),
    title: Localized,
    definition: Localized,
    unit: KpiUnitView,
    ...measured,
    /** Bounds of the goal, in the same unit; either side may be open. */
    target: z.object({ min: z.number().optional(), max: z.number().optional() }),
    /** Further cuts of the same figure, for example p95 or the share under 5 seconds. */
    details: z.array(z.object({ id: z.string(), title: Localized, unit: KpiUnitView, ...measured, of: z.number() })),
    /** The same in the period compared to; null when none was asked for. */
    previous: FigureView.nullable(),
    series: z.array(KpiPointView),
  })
  .meta({ id: 'Kpi' });
export type KpiView = z.infer<typeof KpiView>;

/** While all figures are made anew: how many dialogs are in them already. */
const building = z.object({ done: z.number(), total: z.number() }).nullable();

export const KpisView = z
  .object({
    from: instant,
    to: instant,
    /** The period compared to. */
    compare: z.object({ from: instant, to: instant }).nullable(),
    step: SeriesStep,
    /** Up to when what happened is counted. */
    asOf: instant,
    building,
    kpis: z.array(KpiView),
  })
  .meta({ id: 'Kpis' });
export type KpisView = z.infer<typeof KpisView>;

/** One figure cut by a dimension. `key` is null for what has no value there; `title` is a name where ids stand in `key`. */
export const KpiCutView = z
  .object({
    kpi: z.string(),
    unit: KpiUnitView,
    dimension: Dimension,
    building,
    rows: z.array(
      z.object({
        key: z.string().nullable(),
        title: Localized.nullable(),
        ...measured,
        /** Empty unless asked for by `series=true`: for a heat map of managers and days. */
        series: z.array(KpiPointView),
      }),
    ),
  })
  .meta({ id: 'KpiCut' });
export type KpiCutView = z.infer<typeof KpiCutView>;

/** What a figure was counted from: as many units as its denominator says, those of one dialog on several lines. */
export const KpiUnitsView = z
  .object({
    kpi: z.string(),
    /** Units and distinct dialogs of the part asked for, on all pages together. */
    units: z.number(),
    dialogs: z.number(),
    items: z.array(
      z.object({
        dialogId: z.string(),
        contactName: z.string().nullable(),
        channel: z.string(),
        /** The moment by which it belongs to the period. */
        at: instant,
        /** Seconds, points or money; null for a share. */
        value: z.number().nullable(),
        /** Whether it is in the numerator; null where there is none. */
        isHit: z.boolean().nullable(),
        managerName: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'KpiUnits' });
export type KpiUnitsView = z.infer<typeof KpiUnitsView>;

/** What can be chosen in each filter, the most frequent first: what occurs in the period. */
export const KpiChoicesView = z
  .object({
    choices: z.record(
      Dimension,
      z.array(z.object({ key: z.string().nullable(), title: Localized.nullable(), dialogs: z.number() })),
    ),
  })
  .meta({ id: 'KpiChoices' });
export type KpiChoicesView = z.infer<typeof KpiChoicesView>;
