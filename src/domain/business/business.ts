import { z } from 'zod';
import { Locale, Localized } from '../localized.ts';
import { ClockTime, DayException, Weekly } from './hours.ts';
import { Service, ServiceCategory } from './service.ts';
import { Slug } from './slug.ts';
import { Staff } from './staff.ts';

export { Weekly } from './hours.ts';
export { Price, Service } from './service.ts';
export { Staff } from './staff.ts';

const minutes = z.int().nonnegative();

const BusinessShape = z.strictObject({
  id: Slug,
  name: Localized,
  kind: Localized,
  address: Localized,
  howToGetThere: Localized,
  phone: z.string().regex(/^\+\d[\d ()-]{6,20}$/, 'must be an international number like +7 863 000-00-00'),
  timezone: z.string().refine(isTimezone, 'must be an IANA time zone like Europe/Moscow'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code like RUB'),
  defaultLocale: Locale,
  /** A visit can be booked no later than this long before its start. */
  minimumNoticeMinutes: minutes,
  /** How many days after today are open for booking. */
  horizonDays: z.int().positive().max(366),
  /** Slots start at multiples of this after each working range begins. */
  slotStepMinutes: z.int().positive().multipleOf(5, 'must be a multiple of 5, the size of a booking cell'),
  /** How long a slot is kept for a customer who is still deciding. */
  holdMinutes: z.int().positive(),
  reminders: z.array(z.strictObject({ beforeMinutes: z.int().positive() })),
  /** Nobody is reminded in these hours; `from` later than `to` runs over midnight. */
  quietHours: z.strictObject({ from: ClockTime, to: ClockTime }).optional(),
  hours: Weekly,
  exceptions: z.array(DayException).default([]),
  categories: z.array(ServiceCategory).optional(),
  services: z.array(Service).min(1),
  staff: z.array(Staff).min(1),
  promos: z.array(Localized).optional(),
  payment: Localized,
});

/** A business as its files describe it. Times of day and dates are in its `timezone`, money in whole `currency` units. */
export const Business = BusinessShape.superRefine((business, context) => {
  const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  const serviceIds = new Set(business.services.map((service) => service.id));
  const categoryIds = new Set(business.categories?.map((category) => category.id));

  for (const list of ['services', 'staff', 'categories'] as const) {
    for (const index of repeatedIds(business[list] ?? [])) refuse([list, index, 'id'], 'is used twice');
  }
  business.services.forEach((service, index) => {
    if (business.categories && !categoryIds.has(service.category)) {
      refuse(['services', index, 'category'], `there is no category "${service.category}"`);
    }
  });
  business.staff.forEach((person, index) => {
    person.services.forEach((id, at) => {
      if (!serviceIds.has(id)) refuse(['staff', index, 'services', at], `there is no service "${id}"`);
    });
  });
});
export type Business = z.infer<typeof Business>;

function repeatedIds(items: { id: string }[]): number[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index) => {
    const repeated = seen.has(id);
    seen.add(id);
    return repeated ? [index] : [];
  });
}

function isTimezone(name: string): boolean {
  // Node also takes offsets such as "+03:00"; they know no daylight saving, so only names pass.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
