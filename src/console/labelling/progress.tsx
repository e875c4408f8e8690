import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './labelling.module.css';
import { labellingSummaryQuery } from './labelling-queries.ts';

/** How much is left, and how much is done this week; `done` so many in this window, those since the last reading told of at once. */
export function Progress({ done }: { done: number }) {
  const { t } = useTranslation();
  const { data: summary, dataUpdatedAt } = useQuery(labellingSummaryQuery);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as many as had been done when the summary was read
  const told = useMemo(() => done, [dataUpdatedAt]);
  if (!summary) return null;
  const since = done - told;
  const left = Math.max(0, summary.waiting.random + summary.waiting.fallback - since);
  const week = summary.thisWeek.labelled + since;
  const share = left + week === 0 ? 0 : week / (left + week);
  return (
    <div className={classes.progress}>
      <span>
        {t('labelling.left', { count: left })} · {t('labelling.week', { count: week })}
      </span>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}
