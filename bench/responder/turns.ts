import type { Business } from '../../src/domain/business/business.ts';
import { priceInWords } from '../../src/domain/flow/present.ts';
import type { Locale } from '../../src/domain/localized.ts';
import { inLocale } from '../../src/domain/localized.ts';

export type TurnName = 'prices' | 'slots' | 'own' | 'pages';

/** What a model has before it in one turn: the customer's words, the pages that were found, what the tools have answered. */
export interface BenchTurn {
  name: TurnName;
  locale: Locale;
  customer: string;
  /** Topics of the pages that were sent. */
  pages: readonly string[];
  tools: readonly { name: string; content: string }[];
}

/** Free times that were looked up: day, time, whose. */
export const SLOTS = [
  { date: '2026-11-21', time: '11:00', staff: 'dmitry' },
  { date: '2026-11-21', time: '16:15', staff: 'dmitry' },
  { date: '2026-11-24', time: '15:30', staff: 'anna' },
  { date: '2026-11-25', time: '10:45', staff: 'anna' },
  { date: '2026-11-25', time: '12:00', staff: 'dmitry' },
] as const;

const SAID: Record<TurnName, Record<Locale, string>> = {
  prices: { ru: 'сколько у вас что стоит и как долго?', en: 'how much is it and how long does it take?' },
  slots: { ru: 'когда можно подстричься? хочу к Анне', en: 'when can I come for a haircut? I would like Anna' },
  own: { ru: 'на когда я записана?', en: 'when is my appointment?' },
  pages: {
    ru: 'делаете татуаж? расскажите про салон, парковку и правила',
    en: 'do you do tattoos? tell me about the salon, parking and rules',
  },
};
const PAGES = [
  'parking',
  'being-late',
  'gift-certificates',
  'comfort',
  'allergy',
  'children',
  'brands',
  'cancellation',
];

/** The four turns of one language, as the salon's own tools would have answered. */
export function turnsOf(business: Business, locale: Locale): Record<TurnName, BenchTurn> {
  const nameOf = (id: string) => {
    const person = business.staff.find((other) => other.id === id);
    return person ? inLocale(person.name, locale) : id;
  };
  const prices = business.services.map((service) => ({
    id: service.id,
    title: inLocale(service.title, locale),
    price: priceInWords(service.price, business.currency, locale),
    minutes: service.durationMinutes,
  }));
  const slots = SLOTS.map(({ date, time, staff }) => ({ date, time, staff: nameOf(staff) }));
  const gel = business.services.find(({ id }) => id === 'manicure-gel');
  const own = [
    {
      service: gel ? inLocale(gel.title, locale) : '',
      staff: nameOf('olga'),
      date: '2026-11-26',
      time: '12:00',
      status: 'booked',
    },
  ];
  const turn = (name: TurnName, pages: readonly string[], tools: Record<string, unknown>): BenchTurn => ({
    name,
    locale,
    customer: SAID[name][locale],
    pages,
    tools: Object.entries(tools).map(([tool, content]) => ({ name: tool, content: JSON.stringify(content) })),
  });
  return {
    prices: turn('prices', ['payment-details'], { prices }),
    slots: turn('slots', [], { free_slots: slots }),
    own: turn('own', ['cancellation'], { own_appointments: own }),
    pages: turn('pages', PAGES, {}),
  };
}
