import type { KpiId } from '../../domain/kpi/kpi.ts';
import type { Measured } from '../../domain/kpi/measured.ts';
import { KPIS } from '../../domain/kpi/registry.ts';
import { figureOf, type KpiReport } from '../../domain/kpi/report.ts';
import type { Store } from '../open-store.ts';
import { measureBookingConfirmation } from './kpi-booking-confirmation.ts';
import { measureChatToLead } from './kpi-chat-to-lead.ts';
import type { Events, KpiQuery } from './kpi-facts.ts';
import { measureFallbackRate } from './kpi-fallback-rate.ts';
import { measureIntentAccuracy } from './kpi-intent-accuracy.ts';
import { measureLeadQuality } from './kpi-lead-quality.ts';
import { measureNoShowRate } from './kpi-no-show-rate.ts';
import { measureResponseTimes } from './kpi-response-times.ts';
import { readDailySeries } from './kpi-series.ts';

/** A figure in the registry that nobody measures does not compile. */
const MEASURES: Record<KpiId, (events: Events, query: KpiQuery) => Promise<Measured>> = {
  time_to_first_response: measureResponseTimes,
  intent_accuracy: measureIntentAccuracy,
  fallback_rate: measureFallbackRate,
  chat_to_lead: measureChatToLead,
  booking_confirmation: measureBookingConfirmation,
  no_show_rate: measureNoShowRate,
  lead_quality: measureLeadQuality,
};

/**
 * All figures of the registry for the period [from, to), from the events alone, with a series by local day. An inverted period
 * measures nothing. Rejects on an outage, an unknown zone, or when the database needs longer than 15 s.
 */
export async function computeKpis(store: Pick<Store, 'events'>, query: KpiQuery): Promise<KpiReport> {
  const { from, to, channel, source } = query;
  const [kpis, series] = await Promise.all([
    Promise.all(KPIS.map(async (kpi) => figureOf(kpi, await MEASURES[kpi.id](store.events, query)))),
    readDailySeries(store.events, query),
  ]);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    filters: { ...(channel && { channel }), ...(source && { source }) },
    kpis,
    series,
  };
}
