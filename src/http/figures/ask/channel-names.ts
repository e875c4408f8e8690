import { ChannelKind } from '../../../domain/channel.ts';
import type { Localized } from '../../../domain/localized.ts';

const NAMES: Record<ChannelKind, readonly string[]> = {
  web: ['сайт', 'чат на сайте', 'веб', 'web', 'website', 'site'],
  telegram: ['telegram', 'телеграм', 'телеграмм', 'телега', 'тг', 'tg'],
  whatsapp: ['whatsapp', 'ватсап', 'вотсап', 'вацап', 'уотсап', 'wa'],
  instagram: ['instagram', 'инстаграм', 'инстаграмм', 'инста', 'insta'],
  messenger: ['facebook', 'фейсбук'],
  call: ['звонки', 'звонок', 'телефон', 'calls', 'phone'],
  // Not "form", a slip of "from", nor «заявки», which are leads.
  form: ['форма', 'формы', 'webform', 'webforms'],
};
const TITLES: Record<ChannelKind, Localized> = {
  web: { ru: 'сайт', en: 'website' },
  telegram: { ru: 'Telegram', en: 'Telegram' },
  whatsapp: { ru: 'WhatsApp', en: 'WhatsApp' },
  instagram: { ru: 'Instagram', en: 'Instagram' },
  messenger: { ru: 'Messenger', en: 'Messenger' },
  call: { ru: 'звонки', en: 'calls' },
  form: { ru: 'заявки с сайта', en: 'site requests' },
};
/** Places that people come from, as they are said in Russian; for sources whose name has the Latin word in it. */
const PLACES: readonly (readonly string[])[] = [
  ...Object.values(NAMES),
  ['vk', 'вк', 'вконтакте', 'vkontakte'],
  ['yandex', 'яндекс'],
  ['google', 'гугл', 'гугле'],
  ['avito', 'авито'],
  ['2gis', '2гис', 'дубльгис'],
  ['ok', 'одноклассники'],
];

export const CHANNELS = ChannelKind.options.map((key) => ({ key, title: TITLES[key], names: NAMES[key] }));

/** The other names of a source: "вконтакте" for `vk`. */
export const aliasesOf = (source: string): readonly string[] =>
  PLACES.find((names) => names.includes(source.toLowerCase())) ?? [];
