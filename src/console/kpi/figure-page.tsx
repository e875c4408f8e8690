import { Box, Button, Skeleton, Title } from '@mantine/core';
import { IconArrowLeft, IconChartBarOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { KpisView, KpiView } from '../../http/views/kpi-view.ts';
import { AsOf } from '../figures/as-of.tsx';
import { BuildingBanner } from '../figures/building-banner.tsx';
import { filtersOnly } from '../figures/figure-filters.ts';
import { FilterBar } from '../figures/filter-bar.tsx';
import { NoFigures } from '../figures/no-figures.tsx';
import { stepOf } from '../figures/step-of.ts';
import { UnitsDrawer } from '../figures/units-drawer.tsx';
import { useFigureFilters } from '../figures/use-figure-filters.ts';
import { useKpis } from '../figures/use-kpis.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { CutSection } from './cut-section.tsx';
import { FigureSummary } from './figure-summary.tsx';
import classes from './kpi.module.css';
import { TrendSection } from './trend-section.tsx';

/** One figure in full: how it stands, how it has gone, what it is made of and what it means. */
export function FigurePage() {
  const { t } = useTranslation();
  const { kpiId } = useParams();
  const [address] = useSearchParams();
  const { bounds, fault } = useFigureFilters();
  const answer = useKpis(bounds ? { step: stepOf(bounds, address.get('step')) } : {});
  const kpis = fault === null ? answer.data : undefined;
  const kpi = kpis?.kpis.find(({ id }) => id === kpiId);
  return (
    <Box className={classes.page}>
      <Link to={`/kpis${filtersOnly(address)}`} className={classes.back}>
        <IconArrowLeft size={16} aria-hidden />
        {t('kpi.toAll')}
      </Link>
      {answer.isLoading && <Skeleton h={32} w={260} mb={20} />}
      {answer.isError && !kpis && <ErrorState error={answer.error} onRetry={() => answer.refetch()} />}
      {kpis && !kpi && (
        <EmptyState Icon={IconChartBarOff} title={t('kpi.unknown')} text={t('kpi.unknownText')}>
          <Button component={Link} to="/kpis" variant="light" mt="sm">
            {t('kpi.toAll')}
          </Button>
        </EmptyState>
      )}
      {(kpi || fault !== null) && (
        <>
          <FigureTitle kpi={kpi} />
          <FilterBar hasCompare />
        </>
      )}
      {fault !== null && <NoFigures title="" text="" />}
      {answer.isLoading && <Skeleton h={360} radius={16} />}
      {kpis && kpi && (
        <div aria-busy={answer.isPlaceholderData}>
          <Figure kpis={kpis} kpi={kpi} />
        </div>
      )}
      <UnitsDrawer />
    </Box>
  );
}

function FigureTitle({ kpi }: { kpi: KpiView | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Title order={1} size="h3" mb={16}>
      {kpi ? kpi.title[locale] : t('kpi.title')}
    </Title>
  );
}

function Figure({ kpis, kpi }: { kpis: KpisView; kpi: KpiView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <>
      <BuildingBanner building={kpis.building} />
      <div className={classes.figure}>
        <FigureSummary kpi={kpi} />
        <TrendSection kpi={kpi} step={kpis.step} />
      </div>
      <CutSection kpi={kpi} />
      <section className={classes.card}>
        <h2 className={classes.cardTitle}>{t('kpi.definition')}</h2>
        <p className={classes.definition}>{kpi.definition[locale]}</p>
      </section>
      <AsOf kpis={kpis} />
    </>
  );
}
