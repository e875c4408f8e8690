import { useMediaQuery } from '@mantine/hooks';
import type { Dimension } from '../../domain/analytics/figure-query.ts';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { useLocale } from '../i18n/language.ts';
import { useAddress } from '../shared/use-address.ts';
import type { Cut } from './cut.ts';
import { CutCards } from './cut-cards.tsx';
import { CutColumns } from './cut-columns.tsx';
import { type CutRow, readOrder, sortRows, writeOrder } from './cut-rows.ts';
import { WITHOUT } from './figure-filters.ts';
import { useDrill } from './use-drill.ts';

interface CutTableProps {
  label: string;
  heading: string;
  by: Dimension;
  kpis: readonly KpiView[];
  rows: readonly CutRow[];
}

/** Figures by the values of a dimension, to be sorted by each; every one opens its dialogs. On a phone: a card for each value. */
export function CutTable({ label, heading, by, kpis, rows }: CutTableProps) {
  const locale = useLocale();
  const [address, change] = useAddress();
  const { open } = useDrill();
  const isPhone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const columns = kpis.map(({ id }) => id);
  const order = readOrder(address.get('sort'), { by: columns[0] ?? '', isDescending: true }, columns);
  const cut: Cut = {
    label,
    heading,
    kpis,
    rows: sortRows(rows, order, locale),
    order,
    onOrder: (next) => change({ sort: writeOrder(next) }),
    onOpen: (kpi, row) => open({ kpi: kpi.id, ...(row && { narrowing: { [by]: row.key ?? WITHOUT } }) }),
  };
  // One figure fits beside its name everywhere.
  return isPhone && kpis.length > 1 ? <CutCards cut={cut} /> : <CutColumns cut={cut} />;
}
