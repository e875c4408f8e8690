import { Button } from '@mantine/core';
import { IconClockExclamation, IconNotebook, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { statusOf } from '../api/problem.ts';
import { ChatLink } from '../shared/chat-link.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import type { ShownJournal } from './use-journal-filters.ts';

interface JournalNothingProps {
  shown: ShownJournal;
  onChange: (change: Partial<ShownJournal>) => void;
}

/** Why there is nothing to show, and the next step. */
export function JournalNothing({ shown, onChange }: JournalNothingProps) {
  const { t } = useTranslation();
  const { channel, state, thread, text } = shown;
  if (!channel && !state && !thread && !text) {
    return (
      <EmptyState Icon={IconNotebook} title={t('journal.empty')} text={t('journal.emptyText')}>
        <ChatLink />
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={IconSearch} title={t('journal.found')} text={t('journal.foundText')}>
      <Button variant="light" mt="sm" onClick={() => onChange({ channel: '', state: '', thread: '', text: '' })}>
        {t('journal.reset')}
      </Button>
    </EmptyState>
  );
}

/** A search that was given up is no failure of the server: the person can ask for less. */
export function JournalError({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  const { t } = useTranslation();
  if (statusOf(error) !== 503) return <ErrorState error={error} onRetry={onRetry} />;
  return <EmptyState Icon={IconClockExclamation} title={t('journal.tooSlow')} text={t('journal.tooSlowText')} />;
}
