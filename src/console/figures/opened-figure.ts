import type { Localized } from '../../domain/localized.ts';
import type { FigureView, KpiUnitView, KpiView } from '../../http/views/kpi-view.ts';
import type { Drill } from './drill.ts';

/** What a drawer holds its list against: a figure, or one of its further cuts. */
export interface OpenedFigure extends FigureView, Pick<Drill, 'kpi' | 'detail'> {
  title: Localized;
  unit: KpiUnitView;
  /** No cut has a goal of its own. */
  target: KpiView['target'] | null;
}

/** The cut that an address names; the whole figure when it has none of that name. */
export function openedFigure(kpi: KpiView, detail: string): OpenedFigure {
  const cut = kpi.details.find(({ id }) => id === detail);
  return cut
    ? { ...cut, kpi: kpi.id, detail: cut.id, target: null }
    : { ...kpi, kpi: kpi.id, detail: '', target: kpi.target };
}
