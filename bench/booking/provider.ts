import { Business } from '../../src/domain/business/business.ts';
import type { Game, ProviderKind } from './recording.ts';

export const TIMEZONE = 'America/Los_Angeles';
/** Friday 2019-03-01, 09:00 local: the reference day of all recordings. */
export const NOW = new Date('2019-03-01T17:00:00Z');
export const SERVICE_ID = 'visit';
export const STAFF_ID = 'provider';

const EVERY_DAY = [{ from: '08:00', to: '20:00' }];

const VISITS: Record<ProviderKind, { ru: string; en: string }> = {
  stylist: { ru: 'Стрижка', en: 'Hair appointment' },
  dentist: { ru: 'Приём стоматолога', en: 'Dental appointment' },
  doctor: { ru: 'Приём врача', en: 'Doctor’s appointment' },
  therapist: { ru: 'Приём психотерапевта', en: 'Therapy session' },
};

/** The business of a game: one provider, who is its only staff member, with one service on a grid of quarter hours. */
export function businessOf({ provider: { name, kind } }: Game): Business {
  const title = { ru: name, en: name };
  const none = { ru: [], en: [] };
  return Business.parse({
    id: 'provider',
    name: title,
    kind: { ru: 'приём', en: kind },
    address: { ru: 'Мейн-стрит, 1', en: '1 Main Street' },
    howToGetThere: { ru: 'Вход с улицы.', en: 'The entrance is on the street.' },
    phone: '+1 415 555 0100',
    timezone: TIMEZONE,
    currency: 'USD',
    defaultLocale: 'en',
    minimumNoticeMinutes: 0,
    horizonDays: 120,
    slotStepMinutes: 15,
    holdMinutes: 30,
    reminders: [],
    hours: {
      mon: EVERY_DAY,
      tue: EVERY_DAY,
      wed: EVERY_DAY,
      thu: EVERY_DAY,
      fri: EVERY_DAY,
      sat: EVERY_DAY,
      sun: EVERY_DAY,
    },
    services: [
      // As long as the grid's step, so that a taken slot takes no other one with it.
      {
        id: SERVICE_ID,
        title: VISITS[kind],
        synonyms: none,
        durationMinutes: 15,
        price: { from: 100 },
        category: 'visits',
      },
    ],
    staff: [
      { id: STAFF_ID, name: title, role: { ru: 'специалист', en: kind }, synonyms: none, services: [SERVICE_ID] },
    ],
    payment: { ru: 'Карта или наличные.', en: 'Card or cash.' },
  });
}
