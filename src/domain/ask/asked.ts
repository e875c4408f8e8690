import type { Dimension, Narrowing, SeriesStep } from '../analytics/figure-query.ts';
import type { KpiId } from '../kpi/kpi.ts';
import type { Localized } from '../localized.ts';
import type { Days } from './days.ts';

/** A question as the figures are asked. */
export interface Asked {
  kpi: KpiId;
  /** A part of the figure, for example `average`; null for the figure itself. */
  detail: string | null;
  days: Days;
  /** Whether the question has named them. */
  isPeriodNamed: boolean;
  narrowing: Narrowing;
  /** Cut by a dimension or followed through time; null for one number. */
  by: Dimension | SeriesStep | null;
  withSpam: boolean;
}

/** What can be named in a question: people, services, channels, sources and so on, under every name that they go by. */
export interface Named {
  dimension: Dimension;
  key: string;
  title: Localized;
  names: readonly string[];
}

/** Which of several the asker means; each one is a question that can be answered. */
export type Understood =
  | { kind: 'asked'; asked: Asked }
  /** `word` may mean any of these. */
  | { kind: 'which_name'; word: string; options: Named[]; asked: Asked }
  | { kind: 'which_figure'; options: { kpi: KpiId; detail: string | null }[]; asked: Omit<Asked, 'kpi' | 'detail'> }
  | { kind: 'not_understood'; why: 'no_figure' | 'future' | 'long' }
  /** These words mean nothing to us, so what they ask for would be left out of the answer. */
  | { kind: 'not_understood'; why: 'words'; words: string[] }
  /** Two of one kind, as two managers: figures are narrowed to one. */
  | { kind: 'not_understood'; why: 'several'; words: string[] };

/** What the asker has chosen when asked back. */
export interface Choice {
  kpi?: KpiId | undefined;
  names?: readonly { dimension: Dimension; key: string }[] | undefined;
}
