import { Alert, Anchor, Box, Button, Group, Text } from '@mantine/core';
import { IconInfoCircle, IconKey } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKeyView, NewApiKeyView } from '../../http/views/api-key-view.ts';
import { keys } from '../api/keys.ts';
import { SettingHead } from '../settings/setting-head.tsx';
import { useSetting } from '../settings/use-setting.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useConfirm } from '../shared/use-confirm.tsx';
import classes from './api-keys.module.css';
import { apiKeysQuery } from './api-keys-queries.ts';
import { KeyRow } from './key-row.tsx';
import { NewKey } from './new-key.tsx';
import { ShownKey } from './shown-key.tsx';

/** Keys for programs: which there are, what they are good for, when they were used; making and revoking them. */
export function ApiKeysPage() {
  const { t } = useTranslation();
  const isOwner = useMe().role === 'owner';
  const list = useInfiniteQuery({ ...apiKeysQuery, enabled: isOwner });
  const revocation = useSetting(keys.apiKeys);
  const [isMaking, setMaking] = useState(false);
  const [shown, setShown] = useState<NewApiKeyView | null>(null);
  const [question, ask] = useConfirm();
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const revoke = ({ id, name }: ApiKeyView): void =>
    ask({
      title: t('apiKeys.revokeAsk', { name }),
      text: t('apiKeys.revokeText'),
      yes: t('apiKeys.revoke'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => revocation.mutate({ path: `/api-keys/${encodeURIComponent(id)}`, method: 'DELETE' }),
    });
  const onMade = (made: NewApiKeyView): void => {
    setMaking(false);
    setShown(made);
  };
  return (
    <Box className={classes.page}>
      {question}
      <SettingHead
        title={t('apiKeys.settings')}
        lead={t('apiKeys.lead')}
        addLabel={t('apiKeys.add')}
        onAdd={isOwner ? () => setMaking(true) : undefined}
      />
      <Text size="sm" mb="lg">
        <Anchor href="/api/docs" target="_blank" rel="noreferrer">
          {t('apiKeys.docs')}
        </Anchor>
      </Text>
      {!isOwner && (
        <Alert variant="light" icon={<IconInfoCircle aria-hidden />}>
          {t('apiKeys.ownersOnly')}
        </Alert>
      )}
      {isOwner && list.isPending && <PageSkeleton />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && all.length === 0 && (
        <EmptyState Icon={IconKey} title={t('apiKeys.empty')} text={t('apiKeys.emptyText')} />
      )}
      {all.length > 0 && (
        <ul className={classes.keys}>
          {all.map((key) => (
            <KeyRow key={key.id} apiKey={key} onRevoke={() => revoke(key)} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </Group>
      )}
      <NewKey isOpen={isMaking} onClose={() => setMaking(false)} onMade={onMade} />
      <ShownKey made={shown} onClose={() => setShown(null)} />
    </Box>
  );
}
