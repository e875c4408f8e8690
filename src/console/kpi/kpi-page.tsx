import { Box, Skeleton, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { AsOf } from '../figures/as-of.tsx';
import { AskBox } from '../figures/ask-box.tsx';
import { BuildingBanner } from '../figures/building-banner.tsx';
import { CsvLink } from '../figures/csv-link.tsx';
import { FigureTabs } from '../figures/figure-tabs.tsx';
import { FilterBar } from '../figures/filter-bar.tsx';
import { NoFigures } from '../figures/no-figures.tsx';
import { standingOf } from '../figures/standing-of.ts';
import { UnitsDrawer } from '../figures/units-drawer.tsx';
import { useFigureFilters } from '../figures/use-figure-filters.ts';
import { useKpis } from '../figures/use-kpis.ts';
import { ErrorState } from '../shared/error-state.tsx';
import classes from './kpi.module.css';
import { groupsOf } from './kpi-groups.ts';
import { KpiTile } from './kpi-tile.tsx';

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The owner's figures for a period: each against its goal and against the period before; each opens. */
export function KpiPage() {
  const { t } = useTranslation();
  const { fault, filters } = useFigureFilters();
  const compared = filters.compare === 'none' ? {} : { compare: filters.compare };
  const answer = useKpis();
  const kpis = fault === null ? answer.data : undefined;
  const isEmpty = kpis !== undefined && !kpis.building && kpis.kpis.every(({ denominator }) => !denominator);
  return (
    <Box className={classes.page}>
      <FigureTabs />
      <div className={classes.head}>
        <Title order={1} size="h3">
          {t('kpi.title')}
        </Title>
        {kpis && !isEmpty && (
          <div className={classes.controls}>
            <Goals kpis={kpis.kpis} />
            <CsvLink path="/kpis.csv" title={t('kpi.title')} also={compared} />
          </div>
        )}
      </div>
      <AskBox />
      <FilterBar hasCompare />
      {answer.isError && !kpis && <ErrorState error={answer.error} onRetry={() => answer.refetch()} />}
      {kpis && <BuildingBanner building={kpis.building} />}
      {answer.isLoading && (
        <div className={classes.tiles} aria-busy>
          {placeholders.map((key) => (
            <Skeleton key={key} h={190} radius={16} />
          ))}
        </div>
      )}
      {(isEmpty || fault !== null) && <NoFigures title={t('kpi.empty')} text={t('kpi.emptyText')} hasChat />}
      {kpis && !isEmpty && (
        <div aria-busy={answer.isPlaceholderData} className={classes.groups}>
          {groupsOf(kpis.kpis).map(({ group, kpis: members }) => (
            <section key={group} aria-labelledby={`kpis-${group}`}>
              <h2 id={`kpis-${group}`} className={classes.group}>
                {t(`kpi.groups.${group}`)}
              </h2>
              <div className={classes.tiles}>
                {members.map((kpi) => (
                  <KpiTile key={kpi.id} kpi={kpi} />
                ))}
              </div>
            </section>
          ))}
        </div>
      )}
      {kpis && <AsOf kpis={kpis} />}
      <UnitsDrawer />
    </Box>
  );
}

/** How many of the goals are reached, of those that something was measured for. */
function Goals({ kpis }: { kpis: readonly KpiView[] }) {
  const { t } = useTranslation();
  const standings = kpis.map(standingOf);
  const met = standings.filter((standing) => standing === 'met').length;
  const all = met + standings.filter((standing) => standing === 'missed').length;
  return all === 0 ? null : <Text c="dimmed">{t('kpi.goals', { met, all })}</Text>;
}
