import type { Dimension, FigureQuery } from '../../../domain/analytics/figure-query.ts';
import { measureBy } from '../../../domain/analytics/measure.ts';
import type { Named } from '../../../domain/ask/asked.ts';
import { kpiById } from '../../../domain/kpi/registry.ts';
import type { Books } from '../../../store/analytics/books.ts';
import { readingOf } from '../../../store/analytics/reading.ts';
import type { Surroundings } from '../../../store/load-situation.ts';
import { aliasesOf, CHANNELS } from './channel-names.ts';

/**
 * Everything that a question can name: people, services and pipelines as they are set, and the sources and campaigns that occur in the
 * period looked at. Where a channel and a source go by one name, the one that occurs is meant; both, if both do.
 */
export async function namedThings(books: Books, around: Surroundings, query: FigureQuery): Promise<Named[]> {
  const { business, pipelines, team, former } = around;
  const { books: opened } = await books.open({ ...query, narrowing: {}, withSpam: true }, readingOf(around));
  const occurring = (dimension: Dimension): string[] =>
    [...measureBy(opened, kpiById('dialogs'), dimension).keys()].flatMap((key) => key ?? []);
  const words = (dimension: Dimension): Named[] =>
    occurring(dimension).map((key) => ({
      dimension,
      key,
      title: { ru: key, en: key },
      names: [key, ...aliasesOf(key)],
    }));
  const sources = words('source');
  const named = new Set(sources.flatMap(({ names }) => names));
  const channels = occurring('channel');
  return [
    ...[...team, ...former].map(
      ({ id, name }): Named => ({ dimension: 'manager', key: id, title: { ru: name, en: name }, names: [name] }),
    ),
    ...business.staff.map(
      ({ id, name, synonyms }): Named => ({
        dimension: 'staff',
        key: id,
        title: name,
        names: [name.ru, name.en, ...synonyms.ru, ...synonyms.en],
      }),
    ),
    ...business.services.map(
      ({ id, title, synonyms }): Named => ({
        dimension: 'service',
        key: id,
        title,
        names: [title.ru, title.en, ...synonyms.ru, ...synonyms.en],
      }),
    ),
    ...pipelines.map(
      ({ id, title }): Named => ({ dimension: 'pipeline', key: id, title, names: [title.ru, title.en] }),
    ),
    ...CHANNELS.filter(({ key, names }) => channels.includes(key) || !names.some((name) => named.has(name))).map(
      (channel): Named => ({ dimension: 'channel', ...channel }),
    ),
    ...sources,
    ...words('utm_campaign'),
    ...words('utm_medium'),
  ];
}
