import { IconMessageCheck, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../shared/empty-state.tsx';
import { labellingSummaryQuery } from './labelling-queries.ts';

/** All is labelled, or colleagues are looking at what is not. */
export function NothingLeft() {
  const { t } = useTranslation();
  const { data } = useQuery(labellingSummaryQuery);
  if (!data) return null;
  return data.waiting.random + data.waiting.fallback > 0 ? (
    <EmptyState Icon={IconUsers} title={t('labelling.busy')} text={t('labelling.busyText')} />
  ) : (
    <EmptyState Icon={IconMessageCheck} title={t('labelling.empty')} text={t('labelling.emptyText')} />
  );
}
