import { Button, CopyButton, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconMessages, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JournalRowView } from '../../http/views/journal-view.ts';
import { keys } from '../api/keys.ts';
import { describeError } from '../shared/describe-error.ts';
import { DetailDrawer } from '../shared/detail-drawer.tsx';
import { useMe } from '../shared/me-context.ts';
import classes from './journal.module.css';
import { retryUpdate, updateQuery } from './journal-queries.ts';
import { UpdateFacts } from './update-facts.tsx';

interface UpdateDrawerProps {
  /** Empty: closed. */
  id: string;
  onClose: () => void;
  onThread: (threadId: string) => void;
}

/** One update word for word, and what can be done about it. */
export function UpdateDrawer({ id, onClose, onThread }: UpdateDrawerProps) {
  const { t } = useTranslation();
  const update = useQuery({ ...updateQuery(id), enabled: id !== '' });
  return (
    <DetailDrawer isOpen={id !== ''} title={t('journal.update')} widest={600} asked={update} onClose={onClose}>
      {(data) => (
        <Stack gap="md">
          <UpdateFacts update={data} />
          <UpdateActions update={data} onThread={onThread} />
          <RawUpdate raw={data.raw} />
        </Stack>
      )}
    </DetailDrawer>
  );
}

function UpdateActions({ update, onThread }: { update: JournalRowView; onThread: (threadId: string) => void }) {
  const { t } = useTranslation();
  const { dialogId, threadId, state } = update;
  const { role } = useMe();
  const mayRetry = role === 'owner' || role === 'admin';
  return (
    <Group gap="xs">
      {state === 'parked' && mayRetry && <RetryButton id={update.id} />}
      {dialogId && (
        <Button
          component={Link}
          to={`/inbox/${dialogId}?view=all`}
          variant="light"
          leftSection={<IconMessages size={16} aria-hidden />}
        >
          {t('journal.dialog')}
        </Button>
      )}
      {threadId && (
        <Button variant="subtle" onClick={() => onThread(threadId)}>
          {t('journal.onlyThread')}
        </Button>
      )}
    </Group>
  );
}

function RetryButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryUpdate(id),
    onSuccess: () => notifications.show({ title: t('journal.retried'), message: t('journal.retriedText') }),
    onError: (error) =>
      notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.journal }),
  });
  return (
    <Button
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={retry.isPending}
      onClick={() => retry.mutate()}
    >
      {t('journal.retry')}
    </Button>
  );
}

function RawUpdate({ raw }: { raw: unknown }) {
  const { t } = useTranslation();
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw, null, 2);
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <h3 className={classes.rawTitle}>{t('journal.raw')}</h3>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="subtle" size="compact-sm" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
              {copied ? t('journal.copied') : t('journal.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <pre className={classes.raw}>{text}</pre>
    </div>
  );
}
