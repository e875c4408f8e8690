import type { Localized } from '../localized.ts';

/** What a new installation begins with: the goals of a salon or a clinic, in words that leave little open. */
export const DEFAULT_PROMPT: Localized = {
  ru: [
    'Конверсия — это когда клиент записался на визит: выбраны услуга, день и время, и клиент с ними согласился.',
    'Конверсия также, если клиент оформил или оплатил заказ, абонемент или сертификат, либо согласился на консультацию в назначенное время.',
    'Не конверсия: клиент только спросил цену, адрес или режим работы, обещал подумать или перезвонить, отменил запись и не выбрал новое время, ошибся номером, либо это реклама и спам.',
  ].join('\n'),
  en: [
    'A conversion is when the client has booked a visit: a service, a day and a time were named and the client agreed to them.',
    'It is also a conversion when the client has placed or paid an order, a membership or a gift card, or has agreed to a consultation at a set time.',
    'It is not a conversion when the client only asked for a price, the address or the opening hours, promised to think or to call back, cancelled a booking without choosing a new time, had the wrong number, or when it is advertising or spam.',
  ].join('\n'),
};

/** Other businesses' words, to begin from. */
export const PROMPT_EXAMPLES: readonly { id: string; title: Localized; text: Localized }[] = [
  {
    id: 'real_estate',
    title: { ru: 'Недвижимость', en: 'Real estate' },
    text: {
      ru: 'Конверсия — это когда клиент согласился на просмотр объекта в определённый день или записался на встречу с менеджером. Не конверсия, если он только уточнил цену или попросил прислать фотографии.',
      en: 'A conversion is when the client agreed to view a property on a certain day or booked a meeting with an agent. It is not one when the client only asked for the price or for photos.',
    },
  },
  {
    id: 'shop',
    title: { ru: 'Интернет-магазин', en: 'Online shop' },
    text: {
      ru: 'Конверсия — это когда клиент оформил заказ, подтвердил заказ или согласился на доставку. Не конверсия, если он только спросил о наличии, цене или сроках.',
      en: 'A conversion is when the client placed an order, confirmed an order or agreed to a delivery. It is not one when the client only asked about stock, prices or delivery times.',
    },
  },
  {
    id: 'b2b',
    title: { ru: 'B2B', en: 'B2B' },
    text: {
      ru: 'Конверсия — это когда клиент согласился на демонстрацию продукта, запросил коммерческое предложение или назначил встречу. Не конверсия, если он попросил «прислать что-нибудь на почту» и не назвал следующий шаг.',
      en: 'A conversion is when the client agreed to a product demo, asked for a quote or set a meeting. It is not one when the client asked to “send something by e-mail” without naming a next step.',
    },
  },
];
