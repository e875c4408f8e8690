import { localOf } from '../../domain/booking/zone.ts';
import type { Business } from '../../domain/business/business.ts';
import type { Locale } from '../../domain/localized.ts';
import { businessPassages } from './business-passages.ts';
import type { Passage } from './passage.ts';
import { buildPassageIndex, type PassageIndex } from './passage-index.ts';

export interface Shelf {
  passages: readonly Passage[];
  index: PassageIndex;
}

/**
 * Pages and business data of one language, indexed on first use and again when pages, business or local day change. While offers are
 * varied there are several businesses at once.
 */
export function createLibrary(
  knowledge: () => readonly Passage[],
): (business: Business, now: Date, locale: Locale) => Shelf {
  const kept = new Map<Locale, { pages: readonly Passage[]; today: string; shelves: WeakMap<Business, Shelf> }>();

  return (business, now, locale) => {
    const pages = knowledge();
    const today = localOf(now, business.timezone).date;
    const known = kept.get(locale);
    const isNow = known?.pages === pages && known.today === today;
    const shelves = isNow ? known.shelves : new WeakMap<Business, Shelf>();
    if (!isNow) kept.set(locale, { pages, today, shelves });
    const indexed = shelves.get(business);
    if (indexed) return indexed;
    const passages = [
      ...businessPassages(business, today, locale),
      ...pages.filter((passage) => passage.locale === locale),
    ];
    const shelf = { passages, index: buildPassageIndex(passages) };
    shelves.set(business, shelf);
    return shelf;
  };
}
