import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../domain/analytics/figure-query.ts';
import type { KpisView } from '../../http/views/kpi-view.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { CutTable } from './cut-table.tsx';
import classes from './report.module.css';
import { useCuts } from './use-cuts.ts';

interface FiguresTableProps {
  label: string;
  by: Dimension;
  /** Ids of the columns; one that the server does not know is left out. */
  columns: readonly string[];
  kpis: KpisView;
}

/** Several figures for each value of a dimension. */
export function FiguresTable({ label, by, columns, kpis }: FiguresTableProps) {
  const { t } = useTranslation();
  const shown = columns.flatMap((id) => kpis.kpis.find((kpi) => kpi.id === id) ?? []);
  const cuts = useCuts(
    shown.map(({ id }) => id),
    by,
  );
  if (cuts.error !== null) return <ErrorState error={cuts.error} onRetry={cuts.retry} />;
  if (cuts.isPending) return <Skeleton h={240} radius={16} />;
  if (cuts.rows.length === 0) return <p className={classes.quiet}>{t('figures.cutEmptyText')}</p>;
  return (
    <>
      <h2 className={classes.hidden}>{label}</h2>
      <CutTable label={label} heading={t(`figures.dimensions.${by}`)} by={by} kpis={shown} rows={cuts.rows} />
    </>
  );
}
