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

/** Pages and business data of one language, indexed on first use and again when pages, business or local day change. */
export function createLibrary(
  knowledge: () => readonly Passage[],
): (business: Business, now: Date, locale: Locale) => Shelf {
  const kept = new Map<Locale, { pages: readonly Passage[]; business: Business; today: string; shelf: Shelf }>();

  return (business, now, locale) => {
    const pages = knowledge();
    const today = localOf(now, business.timezone).date;
    const known = kept.get(locale);
    if (known?.pages === pages && known.business === business && known.today === today) return known.shelf;
    const passages = [
      ...businessPassages(business, today, locale),
      ...pages.filter((passage) => passage.locale === locale),
    ];
    const shelf = { passages, index: buildPassageIndex(passages) };
    kept.set(locale, { pages, business, today, shelf });
    return shelf;
  };
}
