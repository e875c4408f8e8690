import { Button, Checkbox, Group, Text } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriedView } from '../../http/views/conversion-prompt-view.ts';
import type { DialogView } from '../../http/views/dialog-view.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { personTitle } from '../shared/person-title.ts';
import { Block } from './block.tsx';
import classes from './conversion.module.css';
import { closedDialogsQuery, MOST_TRIED } from './conversion-queries.ts';
import { TriedList } from './tried-list.tsx';
import { useConversionChange } from './use-conversion-change.ts';
import { VerdictBadge } from './verdict-badge.tsx';

/** The text as it stands in the editor, tried on real dialogs before it is saved. */
export function TryOut({ text }: { text: string }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const dialogs = useQuery({ ...closedDialogsQuery, enabled: canManage });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [tried, setTried] = useState<TriedView | null>(null);
  const run = useConversionChange<TriedView>(setTried);
  if (!canManage) return null;
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const row = (dialog: DialogView) => (
    <li key={dialog.id}>
      <Checkbox
        size="md"
        checked={chosen.includes(dialog.id)}
        disabled={!chosen.includes(dialog.id) && chosen.length >= MOST_TRIED}
        onChange={() => toggle(dialog.id)}
        label={
          <span className={classes.pick}>
            <span className={classes.pickName}>
              <ChannelIcon kind={dialog.channelKind} /> {personTitle(t, dialog.contact)}
            </span>
            <span className={classes.preview}>{dialog.preview}</span>
          </span>
        }
      />
      <VerdictBadge verdict={dialog.conversion?.verdict ?? null} />
    </li>
  );
  return (
    <Block title={t('conversion.tryOut.title')} lead={t('conversion.tryOut.lead', { most: MOST_TRIED })}>
      {dialogs.isPending && <PageSkeleton />}
      {dialogs.isError && !dialogs.data && <ErrorState error={dialogs.error} onRetry={() => dialogs.refetch()} />}
      {dialogs.data?.length === 0 && (
        <EmptyState
          Icon={IconMessageOff}
          title={t('conversion.tryOut.empty')}
          text={t('conversion.tryOut.emptyText')}
        />
      )}
      {dialogs.data && dialogs.data.length > 0 && (
        <>
          <ul className={classes.picks} aria-label={t('conversion.tryOut.pick')}>
            {dialogs.data.map(row)}
          </ul>
          <Group gap="sm" mt="sm">
            <Button
              variant="light"
              disabled={chosen.length === 0}
              loading={run.isPending}
              onClick={() => run.mutate({ path: 'try', body: { text, dialogIds: chosen } })}
            >
              {t('conversion.tryOut.run')}
            </Button>
            <Text size="sm" c="dimmed" role="status">
              {run.isPending
                ? t('conversion.tryOut.running')
                : t('conversion.tryOut.picked', { count: chosen.length, most: MOST_TRIED })}
            </Text>
          </Group>
          {tried && <TriedList tried={tried} dialogs={dialogs.data} />}
        </>
      )}
    </Block>
  );
}
