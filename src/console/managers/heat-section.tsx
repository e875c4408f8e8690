import { NativeSelect, SegmentedControl, Skeleton, Text, Title } from '@mantine/core';
import { IconGridDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KpisView, KpiView } from '../../http/views/kpi-view.ts';
import { cutQuery } from '../figures/figure-queries.ts';
import classes from '../figures/report.module.css';
import { shortTitle } from '../figures/short-title.ts';
import { STEPS, stepOf } from '../figures/step-of.ts';
import { useFigureFilters } from '../figures/use-figure-filters.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useAddress } from '../shared/use-address.ts';
import { HeatMap } from './heat-map.tsx';

const USUAL = 'dialog_conversion';

/** A share of each manager by day, week or month; which share is chosen, the conversion of dialogs at first. */
export function HeatSection({ kpis }: { kpis: KpisView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [address, change] = useAddress();
  const { params, bounds } = useFigureFilters();
  const shares = kpis.kpis.filter(({ unit }) => unit === 'share');
  const measure = shares.find(({ id }) => id === (address.get('heat') ?? USUAL)) ?? shares[0];
  const step = stepOf(bounds ?? kpis, address.get('step'));
  return (
    <section className={classes.section} aria-labelledby="heat">
      <div className={classes.sectionHead}>
        <div>
          <Title order={2} size="h4" id="heat">
            {t('managers.heat')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('managers.heatText')}
          </Text>
        </div>
        <div className={classes.controls}>
          <NativeSelect
            aria-label={t('managers.measure')}
            value={measure?.id ?? ''}
            data={shares.map((kpi) => ({ value: kpi.id, label: shortTitle(t, locale, kpi) }))}
            onChange={({ currentTarget: { value } }) => change({ heat: value === USUAL ? '' : value })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('kpi.step')}
            value={step}
            onChange={(next) => change({ step: next })}
            data={STEPS.map((value) => ({ value, label: t(`kpi.steps.${value}`) }))}
          />
        </div>
      </div>
      {measure && params && <Heat key={measure.id} measure={measure} step={step} />}
    </section>
  );
}

function Heat({ measure, step }: { measure: KpiView; step: KpisView['step'] }) {
  const { t } = useTranslation();
  const { params } = useFigureFilters();
  const cut = useQuery({
    ...cutQuery(params ?? {}, { kpi: measure.id, by: 'manager', step }),
    enabled: params !== null,
  });
  if (cut.isError && !cut.data) return <ErrorState error={cut.error} onRetry={() => cut.refetch()} />;
  if (!cut.data) return <Skeleton h={220} radius={16} />;
  if (cut.data.rows.length === 0)
    return <EmptyState Icon={IconGridDots} title={t('managers.heatNothing')} text={t('managers.heatNothingText')} />;
  return <HeatMap measure={measure} step={step} rows={cut.data.rows} />;
}
