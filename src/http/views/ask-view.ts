import { z } from 'zod';
import { Dimension, SeriesStep } from '../../domain/analytics/figure-query.ts';
import { KpiId } from '../../domain/kpi/kpi.ts';
import { FigureView, KpiUnitView } from './kpi-view.ts';

/** What was chosen when asked back; to be sent with the same question. */
export const AskChoice = z.strictObject({
  kpi: KpiId.optional(),
  names: z
    .array(z.strictObject({ dimension: Dimension, key: z.string().max(200) }))
    .max(10)
    .optional(),
});
export type AskChoice = z.infer<typeof AskChoice>;

/** An answer from the registry, a question back, or the word that nothing was understood: never a number of anybody’s own. */
export const AskView = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('answer'),
      /** The whole answer in words. */
      text: z.string(),
      kpi: KpiId,
      /** The part of the figure that was asked for; null for the figure itself. */
      detail: z.string().nullable(),
      title: z.string(),
      unit: KpiUnitView,
      figure: FigureView,
      /** Local days, both included. */
      days: z.object({ from: z.string(), to: z.string() }),
      by: z.union([Dimension, SeriesStep]).nullable(),
      rows: z.array(z.object({ title: z.string(), figure: FigureView })),
      /** The same in the console, with the dialogs behind it. */
      link: z.string(),
      /** True while all figures are made anew: the number may still change. */
      building: z.boolean(),
    }),
    z.object({
      kind: z.literal('which'),
      text: z.string(),
      options: z.array(z.object({ title: z.string(), choice: AskChoice })),
    }),
    z.object({ kind: z.literal('not_understood'), text: z.string(), examples: z.array(z.string()) }),
  ])
  .meta({ id: 'FigureAnswer' });
export type AskView = z.infer<typeof AskView>;
