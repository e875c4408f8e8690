import { Button } from '@mantine/core';
import { IconCalendarOff, IconChartBar, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ChatLink } from '../shared/chat-link.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { useFigureFilters } from './use-figure-filters.ts';

interface NoFiguresProps {
  title: string;
  text: string;
  hasChat?: boolean;
}

/** Why a screen shows no figures: the days are no period, nothing fits the filters, or there is nothing yet. */
export function NoFigures({ title, text, hasChat = false }: NoFiguresProps) {
  const { t } = useTranslation();
  const { filters, fault, change } = useFigureFilters();
  if (fault)
    return <EmptyState Icon={IconCalendarOff} title={t('figures.faultTitle')} text={t(`figures.faults.${fault}`)} />;
  if (Object.keys(filters.narrowing).length > 0) {
    return (
      <EmptyState Icon={IconSearch} title={t('figures.emptyFiltered')} text={t('figures.emptyFilteredText')}>
        <Button variant="light" mt="sm" onClick={() => change({ narrowing: {} })}>
          {t('figures.reset')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={IconChartBar} title={title} text={text}>
      {hasChat && <ChatLink />}
    </EmptyState>
  );
}
