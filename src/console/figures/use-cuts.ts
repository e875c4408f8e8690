import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dimension, SeriesStep } from '../../domain/analytics/figure-query.ts';
import { useLocale } from '../i18n/language.ts';
import { type CutRow, joinCuts } from './cut-rows.ts';
import { cutQuery } from './figure-queries.ts';
import { useFigureFilters } from './use-figure-filters.ts';
import { valueTitle } from './value-title.ts';

interface Cuts {
  rows: CutRow[];
  isPending: boolean;
  error: unknown;
  retry: () => void;
}

/** Several figures by the values of one dimension, as one table. */
export function useCuts(kpis: readonly string[], by: Dimension, step?: SeriesStep): Cuts {
  const { t } = useTranslation();
  const locale = useLocale();
  const { params } = useFigureFilters();
  const answers = useQueries({
    queries: kpis.map((kpi) => ({
      ...cutQuery(params ?? {}, { kpi, by, ...(step && { step }) }),
      enabled: params !== null,
    })),
  });
  const cuts = answers.flatMap(({ data }) => (data ? [data] : []));
  const failed = answers.find(({ isError, data }) => isError && !data);
  return {
    rows: joinCuts(cuts, (row) => valueTitle(t, locale, by, row)),
    isPending: answers.some(({ isPending }) => isPending),
    error: failed?.error ?? null,
    retry: () => {
      for (const answer of answers) if (answer.isError) void answer.refetch();
    },
  };
}
