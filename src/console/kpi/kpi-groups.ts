import type { KpiView } from '../../http/views/kpi-view.ts';

const GROUPS = {
  speed: ['time_to_first_response', 'operator_first_response', 'operator_first_response_off_hours'],
  funnel: ['dialogs', 'leads', 'chat_to_lead', 'dialog_conversion', 'lead_quality'],
  visits: ['bookings', 'booking_confirmation', 'no_show_rate', 'revenue'],
  bot: ['intent_accuracy', 'fallback_rate'],
} as const;

export type KpiGroup = keyof typeof GROUPS | 'other';

/** Figures that belong together, in the order in which they stand; one that no group knows stands last. */
export function groupsOf(kpis: readonly KpiView[]): { group: KpiGroup; kpis: KpiView[] }[] {
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const take = (ids: readonly string[]): KpiView[] =>
    ids.flatMap((id) => {
      const kpi = byId.get(id);
      byId.delete(id);
      return kpi ? [kpi] : [];
    });
  const known = (['speed', 'funnel', 'visits', 'bot'] as const).map((group) => ({ group, kpis: take(GROUPS[group]) }));
  return [...known, { group: 'other' as const, kpis: [...byId.values()] }].filter((found) => found.kpis.length > 0);
}
