import type { KpisView, KpiView } from '../../src/http/views/kpi-view.ts';

const figure = (id: string, ru: string, en: string, rest: Partial<KpiView>): KpiView => ({
  id,
  title: { ru, en },
  definition: {
    ru: 'Время от первого сообщения клиента до первого ответа, принятого мессенджером. Медиана по диалогам периода.',
    en: 'Time from the customer’s first message to the first answer that the messenger accepted. Median of the period.',
  },
  unit: 'share',
  value: null,
  numerator: null,
  denominator: null,
  target: {},
  details: {},
  ...rest,
});

const full = (): KpiView[] => [
  figure('time_to_first_response', 'Время до первого ответа', 'Time to first response', {
    unit: 'seconds',
    value: 1.84,
    numerator: 212,
    denominator: 214,
    target: { max: 5 },
    details: { p50: 1.84, p95: 4.2, share_under_5s: 0.991 },
  }),
  figure('intent_accuracy', 'Точность распознавания', 'Intent accuracy', {
    value: 0.914,
    numerator: 128,
    denominator: 140,
    target: { min: 0.85 },
  }),
  figure('fallback_rate', 'Доля непонятых сообщений', 'Fallback rate', {
    value: 0.183,
    numerator: 121,
    denominator: 661,
    target: { max: 0.15 },
  }),
  figure('chat_to_lead', 'Из чата в лид', 'Chat to lead', {
    value: 0.375,
    numerator: 80,
    denominator: 214,
    target: { min: 0.3 },
  }),
  figure('booking_confirmation', 'Подтверждённые записи', 'Bookings confirmed', {
    value: 0.712,
    numerator: 42,
    denominator: 59,
    target: { min: 0.7 },
  }),
  figure('no_show_rate', 'Неявки', 'No-show rate', { target: { max: 0.1 } }),
  figure('lead_quality', 'Качество лида', 'Lead quality score', {
    unit: 'points',
    value: 3.6,
    numerator: 288,
    denominator: 80,
    target: { min: 4 },
  }),
];

export function kpisFor(from: string, to: string, isEmpty: boolean): KpisView {
  const days = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
  const series = Array.from({ length: days }, (_, index) => {
    const dialogs = 24 + ((index * 37) % 17) - (index % 7 > 4 ? 9 : 0);
    const day = new Date(Date.parse(from) + index * 86_400_000 + 12 * 3_600_000).toISOString().slice(0, 10);
    return isEmpty
      ? { day, dialogs: 0, leads: 0, booked: 0 }
      : { day, dialogs, leads: Math.round(dialogs * 0.37), booked: Math.round(dialogs * 0.26) };
  });
  const kpis = isEmpty
    ? full().map((kpi) => ({ ...kpi, value: null, numerator: null, denominator: null, details: {} }))
    : full();
  return { from, to, filters: {}, kpis, series };
}
