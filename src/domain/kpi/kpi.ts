import { z } from 'zod';
import type { EventType } from '../event.ts';
import type { Localized } from '../localized.ts';

export const KpiId = z.enum([
  'time_to_first_response',
  'intent_accuracy',
  'fallback_rate',
  'chat_to_lead',
  'booking_confirmation',
  'no_show_rate',
  'lead_quality',
]);
export type KpiId = z.infer<typeof KpiId>;

/** `share` is a fraction of 1, `points` the scale of 1 to 5. */
export type KpiUnit = 'seconds' | 'share' | 'points';

/** Bounds of the goal in the figure's unit; an open side has no bound, and none at all means that no goal is set. */
export interface KpiTarget {
  min?: number;
  max?: number;
}

/** A further cut of a figure. Those in shares have ids beginning with `share`, all else is in the figure's unit. */
export interface KpiDetail {
  id: string;
  title: Localized;
}

/** What one figure is: everything that API, console, docs and digest have to say about it. */
export interface Kpi {
  id: KpiId;
  title: Localized;
  /** What is counted, out of what, and what is left out, in plain words; no full stop at the end. */
  numerator: Localized;
  denominator: Localized;
  exclusions: Localized;
  unit: KpiUnit;
  target: KpiTarget;
  /** The events it is made from, and no others. */
  reads: readonly EventType[];
  details: readonly KpiDetail[];
}
