import type { Named } from '../../../src/domain/ask/asked.ts';

const named = (dimension: Named['dimension'], key: string, ...names: string[]): Named => ({
  dimension,
  key,
  title: { ru: names[0] ?? key, en: names[0] ?? key },
  names,
});

/** A salon: two people called Anna, one a manager and one a stylist. */
export const WORLD: readonly Named[] = [
  named('manager', 'm-anna', 'Анна Белова'),
  named('manager', 'm-oleg', 'Олег Смирнов'),
  named('manager', 'm-kate', 'Kate Brown'),
  named('staff', 'anna', 'Анна', 'Anna', 'Аня'),
  named('staff', 'marina', 'Марина', 'Marina'),
  named('service', 'haircut-women', 'Женская стрижка', "Women's haircut"),
  named('service', 'haircut-men', 'Мужская стрижка', "Men's haircut"),
  named('service', 'manicure', 'Маникюр', 'Manicure'),
  named('channel', 'telegram', 'telegram', 'телеграм', 'телеграмм', 'телега', 'тг'),
  named('channel', 'whatsapp', 'whatsapp', 'ватсап', 'вотсап', 'вацап'),
  named('channel', 'instagram', 'instagram', 'инстаграм', 'инстаграмм', 'инста'),
  named('channel', 'web', 'сайт', 'web', 'website', 'site'),
  named('channel', 'call', 'звонок', 'call'),
  named('source', 'vk', 'vk', 'вк', 'вконтакте'),
  named('source', 'yandex', 'yandex', 'яндекс'),
  named('utm_campaign', 'spring', 'spring'),
  named('pipeline', 'sales', 'Продажи и записи', 'Sales'),
];
