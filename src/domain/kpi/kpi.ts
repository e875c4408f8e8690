import { z } from 'zod';
import type { Counting, Reckoning } from '../analytics/reckoning.ts';
import type { EventType } from '../event.ts';
import type { Localized } from '../localized.ts';

export const KpiId = z.enum([
  'time_to_first_response',
  'operator_first_response',
  'operator_first_response_off_hours',
  'fallback_rate',
  'intent_accuracy',
  'chat_to_lead',
  'lead_quality',
  'dialog_conversion',
  'booking_confirmation',
  'no_show_rate',
  'dialogs',
  'leads',
  'bookings',
  'revenue',
]);
export type KpiId = z.infer<typeof KpiId>;

/** `share` is a fraction of 1, `points` the scale of 1 to 5, `money` whole units of the business's currency. */
export type KpiUnit = 'seconds' | 'share' | 'points' | 'count' | 'money';

/** Bounds of the goal in the figure's unit; an open side has no bound, and none at all means that no goal is set. */
export interface KpiTarget {
  min?: number;
  max?: number;
}

/** A further cut of a figure, of a part of what it counts. */
export interface KpiDetail {
  id: string;
  title: Localized;
  unit: KpiUnit;
  counting: Counting;
  reckoning: Reckoning;
}

/** What one figure is: everything that API, console, docs, digest and metrics have to say about it, and how it is counted. */
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
  counting: Counting;
  reckoning: Reckoning;
  details: readonly KpiDetail[];
}
