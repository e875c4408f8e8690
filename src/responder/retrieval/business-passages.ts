import type { Business } from '../../domain/business/business.ts';
import { inLocale, type Locale } from '../../domain/localized.ts';
import type { Passage } from './passage.ts';
import { writeExceptions, writePrice, writeService, writeWeek } from './write-business.ts';

/** Words by which people ask for a topic, where the data itself does not contain them. */
const ASKS: Record<Locale, Record<string, string>> = {
  ru: {
    hours:
      'часы время режим график работы работаете работает салон открыты открываетесь открыто закрываетесь закрыты закрыто до скольки со скольки во сколько когда выходные выходной праздники расписание круглосуточно новый год воскресенье суббота понедельник',
    address:
      'адрес где находитесь находится расположены место салон добраться доехать дойти проехать ехать остановка автобус локация метка карта улица город вход этаж',
    phone: 'телефон номер позвонить звонить связаться связь контакты дозвониться',
    payment:
      'оплата оплатить платить заплатить рассчитаться расплатиться принимаете карта карты картой карточка безнал безналичный наличные наличка налом терминал перевод предоплата сбп',
    prices: 'цена цены прайс прайслист стоимость стоит услуги расценки тариф перечень список делаете предлагаете салон',
    service:
      'цена стоит стоимость сколько почем прайс длится занимает продолжительность долго времени по времени делаете сделать услуга',
    staff: 'мастер мастера специалист кто работает команда персонал сотрудники делает стрижет красит салон',
    person: 'мастер специалист когда работает график расписание смена выходной принимает кто делает',
    promos: 'акция акции скидка скидки промокод спецпредложение дешевле бонус первый визит день рождения',
  },
  en: {
    hours:
      'opening hours time open close closing work working working hours when schedule late early weekend holiday holidays Sunday Saturday Monday salon',
    address:
      'address where located location find place directions reach bus stop get there street map salon floor entrance',
    phone: 'phone number telephone call ring contact reach',
    payment:
      'pay payment card cards credit debit visa mastercard cash cashless contactless transfer accept take deposit prepayment method',
    prices: 'price prices list pricing cost services offer rates menu fee salon',
    service: 'price cost much pay charge how long take duration last service offer',
    staff: 'stylist master specialist staff team who works people employees hairdresser hairdressers salon',
    person: 'stylist master specialist when works working schedule shift day off who does',
    promos: 'offer offers discount discounts promo promotion deal deals coupon sale cheaper bonus first visit birthday',
  },
};

const HEADINGS: Record<Locale, Record<string, string>> = {
  ru: {
    hours: 'Часы работы',
    address: 'Адрес',
    phone: 'Телефон',
    payment: 'Оплата',
    prices: 'Цены',
    staff: 'Мастера',
    promos: 'Акции',
  },
  en: {
    hours: 'Opening hours',
    address: 'Address',
    phone: 'Phone',
    payment: 'Payment',
    prices: 'Prices',
    staff: 'Team',
    promos: 'Offers',
  },
};

/** The business's own data as passages, so that it is found like a page: hours from `today` (YYYY-MM-DD) on. */
export function businessPassages(business: Business, today: string, locale: Locale): Passage[] {
  const page = (topic: string, text: string, heading = HEADINGS[locale][topic] ?? '', asks = ''): Passage => ({
    id: `business:${topic}#${locale}`,
    source: `business:${topic}`,
    locale,
    heading,
    text,
    asks: `${ASKS[locale][topic] ?? ''} ${asks}`,
    updated: null,
  });
  const staff = business.staff.filter(({ active }) => active);
  return [
    page('hours', hoursText(business, today, locale)),
    page('address', `${inLocale(business.address, locale)}. ${inLocale(business.howToGetThere, locale)}`),
    page('phone', locale === 'ru' ? `Наш телефон: ${business.phone}` : `Our phone: ${business.phone}`),
    page('payment', inLocale(business.payment, locale)),
    page('prices', pricesText(business, locale)),
    ...business.services.map((service) =>
      page(
        `service/${service.id}`,
        writeService(service, business, locale),
        inLocale(service.title, locale),
        `${ASKS[locale].service} ${service.synonyms[locale].join(' ')}`,
      ),
    ),
    ...(staff.length > 0
      ? [page('staff', staff.map((person) => `${person.name[locale]}, ${person.role[locale]}`).join('\n'))]
      : []),
    ...staff.map((person) =>
      page(
        `staff/${person.id}`,
        personText(person, business, locale),
        inLocale(person.name, locale),
        `${ASKS[locale].person} ${person.synonyms[locale].join(' ')}`,
      ),
    ),
    ...(business.promos?.length
      ? [page('promos', business.promos.map((promo) => `- ${inLocale(promo, locale)}`).join('\n'))]
      : []),
  ];
}

function hoursText(business: Business, today: string, locale: Locale): string {
  const week = writeWeek(business.hours, locale);
  const special = writeExceptions(business, today, locale);
  const text = locale === 'ru' ? `Мы работаем: ${week}.` : `We are open: ${week}.`;
  if (special === '') return text;
  return `${text} ${locale === 'ru' ? 'Особые дни' : 'Special days'}: ${special}.`;
}

/** One line a service, as many as a messenger answer can hold. */
function pricesText(business: Business, locale: Locale): string {
  return business.services
    .map((service) => `${inLocale(service.title, locale)}: ${writePrice(service, business.currency, locale)}`)
    .slice(0, 25)
    .join('\n');
}

function personText(person: Business['staff'][number], business: Business, locale: Locale): string {
  const titles = business.services
    .filter(({ id }) => person.services.includes(id))
    .map(({ title }) => inLocale(title, locale))
    .join(', ');
  const week = writeWeek(person.hours ?? business.hours, locale);
  const about = `${inLocale(person.name, locale)}, ${inLocale(person.role, locale)}`;
  return locale === 'ru'
    ? `${about}. Услуги: ${titles}. Часы: ${week}.`
    : `${about}. Services: ${titles}. Hours: ${week}.`;
}
