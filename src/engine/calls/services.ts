import { durationInWords, priceInWords } from '../../domain/flow/present.ts';
import { inLocale } from '../../domain/localized.ts';
import { type FlowCall, outcome } from './call.ts';

/** All services as choices; a business with a single one needs no question. */
export const services: FlowCall = ({ situation: { business }, slots, locale }) => {
  const options = chosen(business.services, slots.choice).map((service) => ({
    label: inLocale(service.title, locale),
    fill: { service: service.id },
  }));
  const [only] = options;
  if (slots.choice && options.length > 1) return { ...outcome('some'), options };
  if (options.length === 1 && only) return { ...outcome('one'), fill: only.fill };
  return { ...outcome('many'), options };
};

/** Who performs the service; `not_performed` when the person asked for does not. */
export const checkPerformer: FlowCall = ({ situation: { business }, slots, locale }) => {
  const able = business.staff.filter((person) => person.active && person.services.includes(slots.service ?? ''));
  const names = able.map((person) => inLocale(person.name, locale)).join(', ');
  const known = !slots.staff || !slots.service || able.some((person) => person.id === slots.staff);
  return outcome(known ? 'ok' : 'not_performed', { performers: names });
};

/** The price and length of the service asked for (`one`), of those that the words fit (`some`), or the list by category (`all`). */
export const prices: FlowCall = ({ situation: { business }, slots, locale }) => {
  const line = (service: (typeof business.services)[number]) =>
    `${inLocale(service.title, locale)}: ${priceInWords(service.price, business.currency, locale)}, ${durationInWords(service.durationMinutes, locale)}`;
  const one = business.services.find((service) => service.id === slots.service);
  if (one)
    return outcome('one', { price: line(one), description: one.description ? inLocale(one.description, locale) : '' });
  if (slots.choice) {
    const lines = chosen(business.services, slots.choice).map((service) => `• ${line(service)}`);
    return outcome('some', { prices: lines.join('\n') });
  }
  const groups = business.categories ?? [];
  const grouped = groups.map((category) => {
    const lines = business.services
      .filter((service) => service.category === category.id)
      .map((service) => `• ${line(service)}`);
    return lines.length > 0 ? `${inLocale(category.title, locale)}\n${lines.join('\n')}` : '';
  });
  const list =
    groups.length > 0
      ? grouped.filter(Boolean).join('\n\n')
      : business.services.map((service) => `• ${line(service)}`).join('\n');
  return outcome('all', { prices: list });
};

/** Only what an ambiguous word leaves open, if there was one. */
function chosen<T extends { id: string }>(services: readonly T[], choice: string | undefined): readonly T[] {
  const ids = choice?.split('+') ?? [];
  const left = services.filter(({ id }) => ids.includes(id));
  return left.length > 0 ? left : services;
}
