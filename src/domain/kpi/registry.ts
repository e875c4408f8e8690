import { BOOKING_KPIS } from './booking-kpis.ts';
import { BOT_KPIS } from './bot-kpis.ts';
import type { Kpi, KpiId } from './kpi.ts';
import { LEAD_KPIS } from './lead-kpis.ts';
import { RESPONSE_KPIS } from './response-kpis.ts';
import { VOLUME_KPIS } from './volume-kpis.ts';

/**
 * Every figure that the product shows, in the order of a customer's way. The goals are those of seed 001; where it names none,
 * none is made up.
 */
export const KPIS: readonly Kpi[] = [...RESPONSE_KPIS, ...BOT_KPIS, ...LEAD_KPIS, ...BOOKING_KPIS, ...VOLUME_KPIS];

/** The entry of a figure. */
export function kpiById(id: KpiId): Kpi {
  const kpi = KPIS.find((entry) => entry.id === id);
  if (!kpi) throw new Error(`The registry has no figure "${id}".`);
  return kpi;
}
