import { Box } from '@mantine/core';
import { IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { NewWebhookView } from '../../http/views/webhook-view.ts';
import { SettingHead } from '../settings/setting-head.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { IntegrationTabs } from './integration-tabs.tsx';
import { OwnersOnly } from './owners-only.tsx';
import { ShownSecret } from './shown-secret.tsx';
import { VerifyHelp } from './verify-help.tsx';
import { WebhookEditor } from './webhook-editor.tsx';
import { WebhookRow } from './webhook-row.tsx';
import classes from './webhooks.module.css';
import { webhooksQuery } from './webhooks-queries.ts';

/** Which systems are told what happens here, and how that goes. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isOwner = useMe().role === 'owner';
  const list = useQuery({ ...webhooksQuery, enabled: isOwner });
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<NewWebhookView | null>(null);
  const onMade = (next: NewWebhookView): void => {
    setMaking(false);
    setMade(next);
  };
  const onKept = (): void => {
    const id = made?.webhook.id;
    setMade(null);
    if (id) navigate(`/settings/webhooks/${encodeURIComponent(id)}`);
  };
  return (
    <Box className={classes.page}>
      <SettingHead
        title={t('webhooks.settings')}
        lead={t('webhooks.lead')}
        addLabel={t('webhooks.add')}
        onAdd={isOwner ? () => setMaking(true) : undefined}
      />
      <IntegrationTabs />
      {!isOwner && <OwnersOnly />}
      {isOwner && list.isPending && <PageSkeleton />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.data?.length === 0 && (
        <EmptyState Icon={IconWebhook} title={t('webhooks.empty')} text={t('webhooks.emptyText')} />
      )}
      {list.data && list.data.length > 0 && (
        <ul className={`${classes.panel} ${classes.rows}`} aria-label={t('webhooks.list')}>
          {list.data.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
      {isOwner && <VerifyHelp />}
      <WebhookEditor webhook={isMaking ? 'new' : null} onClose={() => setMaking(false)} onMade={onMade} />
      <ShownSecret secret={made?.secret ?? null} text={t('webhooks.secret.text')} onClose={onKept} />
    </Box>
  );
}
