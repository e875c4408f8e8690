import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../domain/analytics/figure-query.ts';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { CsvLink } from '../figures/csv-link.tsx';
import { CutTable } from '../figures/cut-table.tsx';
import { dimensions, isDimension } from '../figures/figure-filters.ts';
import { choicesQuery } from '../figures/figure-queries.ts';
import { useCuts } from '../figures/use-cuts.ts';
import { useFigureFilters } from '../figures/use-figure-filters.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useAddress } from '../shared/use-address.ts';
import classes from './kpi.module.css';

/** A figure cut by what its dialogs have in common. */
export function CutSection({ kpi }: { kpi: KpiView }) {
  const { t } = useTranslation();
  const [address, change] = useAddress();
  const asked = address.get('by');
  const by: Dimension = isDimension(asked) ? asked : 'channel';
  const cuts = useCuts([kpi.id], by);
  const offered = useOffered(by);
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h2 className={classes.cardTitle}>{t('kpi.cut')}</h2>
        <div className={classes.controls}>
          {cuts.rows.length > 0 && <CsvLink path={`/kpis/${kpi.id}/by/${by}.csv`} title={t('kpi.cut')} />}
          <NativeSelect
            aria-label={t('kpi.cutBy')}
            value={by}
            data={offered.map((name) => ({ value: name, label: t(`figures.dimensions.${name}`) }))}
            onChange={(event) => change({ by: event.currentTarget.value, sort: '' })}
          />
        </div>
      </div>
      {cuts.isPending && <Skeleton h={160} radius={16} />}
      {cuts.error !== null && <ErrorState error={cuts.error} onRetry={cuts.retry} />}
      {!cuts.isPending && cuts.error === null && cuts.rows.length === 0 && (
        <p className={classes.quiet}>{t('figures.cutEmptyText')}</p>
      )}
      {cuts.rows.length > 0 && (
        <CutTable label={t('kpi.cut')} heading={t(`figures.dimensions.${by}`)} by={by} kpis={[kpi]} rows={cuts.rows} />
      )}
    </section>
  );
}

/** The dimensions that occur in the period, and the one that is shown. */
function useOffered(shown: Dimension): readonly Dimension[] {
  const { bounds } = useFigureFilters();
  const { data } = useQuery({ ...choicesQuery(bounds ?? { from: '', to: '' }), enabled: bounds !== null });
  if (!data) return [shown];
  return dimensions.filter((name) => name === shown || (data.choices[name] ?? []).some(({ key }) => key !== null));
}
