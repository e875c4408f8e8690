import type { OpenBook } from '../../../domain/analytics/rows.ts';
import { hitOf, listUnits, type Part, type Unit } from '../../../domain/analytics/units.ts';
import type { Locale } from '../../../domain/localized.ts';
import { EVERYTHING } from '../../../domain/visibility.ts';
import type { Surroundings } from '../../../store/load-situation.ts';
import type { Store } from '../../../store/open-store.ts';
import { namedDialogs } from '../../../store/queries/named-dialogs.ts';
import type { Counted } from '../counted-of.ts';
import { keyTitle } from '../key-titles.ts';
import { valueOfUnit } from '../unit-value.ts';
import { type Column, headOf, numberCell, yesNo } from './export-words.ts';

const COLUMNS: readonly Column[] = ['at', 'dialog', 'contact', 'channel', 'manager', 'value', 'hit'];
const AT_ONCE = 500;

interface Asked {
  counted: Counted;
  part: Part;
  locale: Locale;
  around: Surroundings;
}

/** Everything that a figure was counted from, latest first: day by day, so that long ones are never in memory whole. */
export async function* unitsTable(
  store: Pick<Store, 'dialogs' | 'contacts'>,
  books: readonly OpenBook[],
  { counted, part, locale, around }: Asked,
): AsyncGenerator<string[]> {
  yield headOf(COLUMNS, locale);
  const { reckoning, counting } = counted;
  const hit = hitOf(reckoning);
  const days = [...new Set(books.map(({ book }) => book.day))].reverse();
  for (const day of days) {
    const ofDay = books.filter(({ book }) => book.day === day);
    const units = listUnits(ofDay, { counting, hit, part }, { after: null, limit: Number.POSITIVE_INFINITY });
    for (let from = 0; from < units.length; from += AT_ONCE) {
      const some = units.slice(from, from + AT_ONCE);
      const names = await namedDialogs(
        store,
        EVERYTHING,
        some.map(({ dialogId }) => dialogId),
      );
      for (const unit of some) yield cellsOf(unit, names.get(unit.dialogId)?.name ?? '');
    }
  }

  function cellsOf(unit: Unit, contact: string): string[] {
    const manager = keyTitle('manager', unit.managerId, around)?.[locale] ?? '';
    return [
      unit.at.toISOString(),
      unit.dialogId,
      contact,
      unit.channel,
      manager,
      numberCell(valueOfUnit(counted, unit), locale),
      hit === null ? '' : yesNo(unit.isHit, locale),
    ];
  }
}
