import { Business, type Service, type Staff } from '../../src/domain/business/business.ts';
import type { HourRange, Weekly } from '../../src/domain/business/hours.ts';

/** A small valid business: a 60-minute `cut` by `anna` and `maria`, a 90-minute `colour` by `anna`, open 09-18, not on Sunday. */
export function buildBusiness(overrides: Partial<Business> = {}): Business {
  return Business.parse({
    id: 'test-salon',
    name: { ru: 'Салон', en: 'Salon' },
    kind: { ru: 'салон красоты', en: 'beauty salon' },
    address: { ru: 'Улица, 1', en: '1 Street' },
    howToGetThere: { ru: 'Вход с улицы', en: 'Enter from the street' },
    phone: '+7 863 000-00-00',
    timezone: 'Europe/Moscow',
    currency: 'RUB',
    defaultLocale: 'ru',
    minimumNoticeMinutes: 60,
    horizonDays: 30,
    slotStepMinutes: 30,
    holdMinutes: 10,
    reminders: [{ beforeMinutes: 1440 }, { beforeMinutes: 120 }],
    hours: { ...everyDay([{ from: '09:00', to: '18:00' }]), sun: [] },
    services: [
      buildService({ id: 'cut', title: { ru: 'Стрижка', en: 'Haircut' } }),
      buildService({ id: 'colour', title: { ru: 'Окрашивание', en: 'Colouring' }, durationMinutes: 90 }),
    ],
    staff: [buildStaff({ id: 'anna', services: ['cut', 'colour'] }), buildStaff({ id: 'maria' })],
    payment: { ru: 'Наличные или карта', en: 'Cash or card' },
    ...overrides,
  });
}

export function buildService(overrides: Partial<Service> = {}): Service {
  return {
    id: 'cut',
    title: { ru: 'Стрижка', en: 'Haircut' },
    synonyms: { ru: [], en: [] },
    durationMinutes: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    price: { from: 1500 },
    category: 'hair',
    ...overrides,
  };
}

export function buildStaff(overrides: Partial<Staff> = {}): Staff {
  return {
    id: 'anna',
    name: { ru: 'Анна', en: 'Anna' },
    role: { ru: 'мастер', en: 'stylist' },
    synonyms: { ru: [], en: [] },
    services: ['cut'],
    breaks: [],
    exceptions: [],
    active: true,
    ...overrides,
  };
}

/** The same hours on all seven days. */
export function everyDay(hours: HourRange[]): Weekly {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
}
