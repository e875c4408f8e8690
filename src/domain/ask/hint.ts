import { z } from 'zod';
import { Dimension, SeriesStep } from '../analytics/figure-query.ts';
import { KpiId } from '../kpi/kpi.ts';
import { KPIS } from '../kpi/registry.ts';
import type { FoundFigure } from './find-figure.ts';

/** Every figure and part that can be asked for, by what a model may name it. */
export const ASKABLE: readonly { id: string; title: string }[] = KPIS.flatMap(({ id, title, details }) => [
  { id, title: title.en },
  ...details.map((detail) => ({ id: `${id}.${detail.id}`, title: `${title.en}: ${detail.title.en}` })),
]);
const IDS: ReadonlySet<string> = new Set(ASKABLE.map(({ id }) => id));

const Day = z.iso.date();

/** How a model has read a question. It holds no number: those come from the figures alone. */
export const Hint = z
  .object({
    figure: z.string().refine((id) => IDS.has(id), 'is not a figure'),
    from: Day.nullable(),
    to: Day.nullable(),
    by: z.union([Dimension, SeriesStep]).nullable(),
    /** Copied from the question. */
    names: z.array(z.string().max(100)).max(10),
  })
  .refine(({ from, to }) => (from === null) === (to === null), 'a period has two ends');
export type Hint = z.infer<typeof Hint>;

export function hintedFigure({ figure }: Pick<Hint, 'figure'>): FoundFigure {
  const [kpi, detail = null] = figure.split('.');
  return { kpi: KpiId.parse(kpi), detail };
}
