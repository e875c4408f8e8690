import { z } from 'zod';

/** What figures can be narrowed to and cut by. */
export const DIMENSIONS = [
  'channel',
  'source',
  'utm_medium',
  'utm_campaign',
  'pipeline',
  'manager',
  'service',
  'staff',
  'variant',
] as const;
export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof Dimension>;

/** Values by dimension; null asks for those that have none. */
export type Narrowing = Partial<Record<Dimension, string | null>>;

export const SeriesStep = z.enum(['day', 'week', 'month']);
export type SeriesStep = z.infer<typeof SeriesStep>;

/** The period [from, to), and what to narrow it to. */
export interface FigureQuery {
  from: Date;
  to: Date;
  narrowing: Narrowing;
  /** Count dialogs that are in a stage of the group "not a request", too. */
  withSpam: boolean;
  /** Of dialogs that this person leads, and no others: what operators may see. */
  ledBy?: string | undefined;
}
