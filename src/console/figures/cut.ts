import type { KpiView } from '../../http/views/kpi-view.ts';
import type { CutRow, Order } from './cut-rows.ts';

/** What both looks of the table draw. */
export interface Cut {
  label: string;
  /** Heading of the names. */
  heading: string;
  kpis: readonly KpiView[];
  rows: readonly CutRow[];
  order: Order;
  onOrder: (order: Order) => void;
  /** Opens the dialogs of a cell; those of a whole column with no row. */
  onOpen: (kpi: KpiView, row: CutRow | null) => void;
}
