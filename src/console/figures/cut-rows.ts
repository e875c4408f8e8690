import type { FigureView, KpiCutView } from '../../http/views/kpi-view.ts';

/** One value of a dimension with all its figures, by the ids of the KPIs. */
export interface CutRow {
  key: string | null;
  title: string;
  cells: ReadonlyMap<string, FigureView>;
}

/** Which column a table is sorted by; an empty one is the names. */
export interface Order {
  by: string;
  isDescending: boolean;
}

type Row = KpiCutView['rows'][number];

/** The rows of several cuts by one dimension as one table; a value that is in some of them only has empty cells in the others. */
export function joinCuts(cuts: readonly KpiCutView[], titleOf: (row: Row) => string): CutRow[] {
  const rows = new Map<string | null, { key: string | null; title: string; cells: Map<string, FigureView> }>();
  for (const { kpi, rows: found } of cuts) {
    for (const row of found) {
      const joined = rows.get(row.key) ?? { key: row.key, title: titleOf(row), cells: new Map() };
      joined.cells.set(kpi, row);
      rows.set(row.key, joined);
    }
  }
  return [...rows.values()];
}

/** What was not measured is last either way: it is neither much nor little. Equal ones stand by name. */
export function sortRows(rows: readonly CutRow[], { by, isDescending }: Order, locale: string): CutRow[] {
  const sign = isDescending ? -1 : 1;
  const byName = (a: CutRow, b: CutRow): number => a.title.localeCompare(b.title, locale, { numeric: true });
  if (by === '') return rows.toSorted((a, b) => sign * byName(a, b));
  return rows.toSorted((a, b) => {
    const [left, right] = [a.cells.get(by)?.value ?? null, b.cells.get(by)?.value ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName(a, b);
    return sign * (left - right) || byName(a, b);
  });
}

/** The order of an address, `chat_to_lead` for the most first, `-chat_to_lead` for the least; `name` and `-name` for names. */
export function readOrder(text: string | null, usual: Order, columns: readonly string[]): Order {
  const isReversed = text?.startsWith('-') ?? false;
  const by = text?.slice(isReversed ? 1 : 0) ?? '';
  if (by === 'name') return { by: '', isDescending: isReversed };
  return columns.includes(by) ? { by, isDescending: !isReversed } : usual;
}

export function writeOrder({ by, isDescending }: Order): string {
  if (by === '') return isDescending ? '-name' : 'name';
  return isDescending ? by : `-${by}`;
}
