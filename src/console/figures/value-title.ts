import type { TFunction } from 'i18next';
import type { Dimension } from '../../domain/analytics/figure-query.ts';
import type { ChannelKind } from '../../domain/channel.ts';
import type { Locale, Localized } from '../../domain/localized.ts';
import { WITHOUT } from './figure-filters.ts';

const CHANNELS = {
  web: true,
  telegram: true,
  whatsapp: true,
  instagram: true,
  messenger: true,
  call: true,
  form: true,
} as const satisfies Record<ChannelKind, true>;

export function isChannelKind(text: string): text is ChannelKind {
  return Object.hasOwn(CHANNELS, text);
}

/** All kinds, in the order in which they are offered. */
export const channelKinds: readonly ChannelKind[] = Object.keys(CHANNELS).filter(isChannelKind);

interface Valued {
  key: string | null;
  title: Localized | null;
}

/** How a value of a dimension is called on screen: `Telegram`, `Анна Петрова`, `Без источника`. */
export function valueTitle(t: TFunction, locale: Locale, dimension: Dimension, { key, title }: Valued): string {
  if (key === null || key === WITHOUT) return t(`figures.without.${dimension}`);
  if (title) return title[locale];
  return dimension === 'channel' && isChannelKind(key) ? t(`channel.${key}`) : key;
}
