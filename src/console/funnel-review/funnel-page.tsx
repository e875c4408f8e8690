import { Box, NativeSelect, Skeleton, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../http/views/funnel-review-view.ts';
import { AsOf } from '../figures/as-of.tsx';
import { BuildingBanner } from '../figures/building-banner.tsx';
import { FigureTabs } from '../figures/figure-tabs.tsx';
import { FilterBar } from '../figures/filter-bar.tsx';
import { narrowed } from '../figures/narrowed.ts';
import { NoFigures } from '../figures/no-figures.tsx';
import report from '../figures/report.module.css';
import { useFigureFilters } from '../figures/use-figure-filters.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { BottleneckCard } from './bottleneck-card.tsx';
import { BreakdownSection } from './breakdown-section.tsx';
import { DialogsDrawer } from './dialogs-drawer.tsx';
import { FindingsSection } from './findings-section.tsx';
import { FlowsSection } from './flows-section.tsx';
import classes from './funnel.module.css';
import { goals } from './goals.ts';
import { LeftOut } from './left-out.tsx';
import { MainFigures } from './main-figures.tsx';

import { SkippedSection } from './skipped-section.tsx';
import { StagesSection } from './stages-section.tsx';
import { useGoal, useReview, useReviewedPipeline, useReviewTrouble } from './use-review.ts';

/** Where customers are lost on their way (seed 002): the narrowest place in plain words, and all the numbers behind it. */
export function FunnelPage() {
  const { t } = useTranslation();
  const { fault, filters } = useFigureFilters();
  const answer = useReview();
  const trouble = useReviewTrouble();
  const review = fault === null ? answer.data : undefined;
  const isEmpty = review !== undefined && !review.building && review.dialogs === 0;
  return (
    <Box className={report.page}>
      <FigureTabs />
      <div className={report.head}>
        <div>
          <Title order={1} size="h3">
            {t('funnelReview.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('funnelReview.lead')}
          </Text>
        </div>
      </div>
      <FilterBar>
        <Choices />
      </FilterBar>
      {!review && !trouble && fault === null && <Skeleton h={320} radius={16} />}
      {trouble && <ErrorState error={trouble.error} onRetry={trouble.retry} />}
      {review && <BuildingBanner building={review.building} />}
      {review && (!isEmpty || review.leftOut > 0 || filters.withSpam) && <LeftOut review={review} />}
      {(isEmpty || fault !== null) && (
        <NoFigures title={t('funnelReview.empty')} text={t('funnelReview.emptyText')} hasChat />
      )}
      {review && !isEmpty && (
        <div aria-busy={answer.isPlaceholderData}>
          <Parts review={review} />
        </div>
      )}
      {review && <AsOf kpis={{ ...review, compare: null }} />}
      {review && <DialogsDrawer review={review} />}
    </Box>
  );
}

function Parts({ review }: { review: ReviewView }) {
  return (
    <>
      <BottleneckCard review={review} />
      <MainFigures review={review} />
      <StagesSection review={review} />
      <FlowsSection review={review} />
      <SkippedSection review={review} />
      <BreakdownSection review={review} />
      <FindingsSection review={review} />
    </>
  );
}

/** Which pipeline, and what its dialogs are meant to come to. */
function Choices() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { filters, change } = useFigureFilters();
  const { pipelines, pipeline } = useReviewedPipeline();
  const [goal, chooseGoal] = useGoal();
  return (
    <>
      {pipelines.length > 1 && (
        <NativeSelect
          aria-label={t('funnelReview.pipeline')}
          value={pipeline?.id ?? ''}
          data={pipelines.map(({ id, title }) => ({ value: id, label: title[locale] }))}
          onChange={(event) =>
            change({ narrowing: narrowed(filters.narrowing, 'pipeline', event.currentTarget.value) })
          }
        />
      )}
      <NativeSelect
        className={classes.goal ?? ''}
        aria-label={t('funnelReview.goal')}
        value={goal}
        data={goals.map((value) => ({
          value,
          label: t('funnelReview.goalIs', { goal: t(`funnelReview.goals.${value}`) }),
        }))}
        onChange={(event) => chooseGoal(event.currentTarget.value)}
      />
    </>
  );
}
