import { Button } from '@mantine/core';
import { IconCircleCheck, IconInbox, IconRobot, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DialogFilters } from '../../api/dialogs.ts';
import { ChatLink } from '../../shared/chat-link.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';

interface ListEmptyProps {
  filters: DialogFilters;
  onChange: (change: Partial<DialogFilters>) => void;
}

const icons = {
  queue: IconCircleCheck,
  mine: IconInbox,
  bot: IconRobot,
  all: IconInbox,
  closed: IconInbox,
} as const;

/** Why the list is empty, and the next step. */
export function ListEmpty({ filters, onChange }: ListEmptyProps) {
  const { t } = useTranslation();
  const { view, channel, text } = filters;
  if (text !== '' || channel !== '') {
    return (
      <EmptyState Icon={IconSearch} title={t('empty.search')} text={t('empty.searchText')}>
        <Button variant="light" mt="sm" onClick={() => onChange({ text: '', channel: '' })}>
          {t('empty.reset')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={icons[view]} title={t(`empty.${view}`)} text={t(`empty.${view}Text`)}>
      {view !== 'closed' && view !== 'mine' && <ChatLink />}
    </EmptyState>
  );
}
