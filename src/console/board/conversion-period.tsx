import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/language.ts';
import { dayTitle } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './board.module.css';
import type { BoardFilters } from './board-filters.ts';
import { conversionQuery } from './board-queries.ts';

interface ConversionPeriodProps {
  pipelineId: string;
  filters: BoardFilters;
}

/** Of which dialogs the figures of the stages are: the server says it, also where nobody has chosen a period. */
export function ConversionPeriod({ pipelineId, filters }: ConversionPeriodProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const { data } = useQuery(conversionQuery(pipelineId, filters));
  if (!data) return null;
  const day = (at: Date) => dayTitle(locale, dayIn(timezone, at), dayIn(timezone, now));
  // The end itself is left out of the period: its last day is that of the moment before.
  const last = new Date(Date.parse(data.to) - 1);
  return (
    <p className={classes.totals}>{t('board.conversion.of', { from: day(new Date(data.from)), to: day(last) })}</p>
  );
}
