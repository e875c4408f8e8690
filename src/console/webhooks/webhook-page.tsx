import { Anchor, Box, Button, Group, Menu, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft, IconDots, IconPencil, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { DeliveryView, NewWebhookView, WebhookView } from '../../http/views/webhook-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { Notice } from './notice.tsx';
import { ReplayModal } from './replay-modal.tsx';
import { ShownSecret } from './shown-secret.tsx';
import { WebhookEditor } from './webhook-editor.tsx';
import { WebhookState } from './webhook-row.tsx';
import classes from './webhooks.module.css';
import { webhookQuery } from './webhooks-queries.ts';

/** One webhook: what it is told, its log, and what can be done about it. */
export function WebhookPage() {
  const { t } = useTranslation();
  const { webhookId = '' } = useParams();
  const webhook = useQuery(webhookQuery(webhookId));
  return (
    <Box className={classes.page}>
      <Anchor component={Link} to="/settings/webhooks" size="sm" className={classes.back ?? ''}>
        <IconArrowLeft size={15} aria-hidden />
        {t('webhooks.settings')}
      </Anchor>
      {webhook.isPending && <PageSkeleton />}
      {webhook.isError && !webhook.data && <ErrorState error={webhook.error} onRetry={() => webhook.refetch()} />}
      {webhook.data && <Loaded webhook={webhook.data} />}
    </Box>
  );
}

function Loaded({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const [params, change] = useAddress();
  const [isEditing, setEditing] = useState(false);
  const [isReplaying, setReplaying] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [question, ask] = useConfirm();
  const path = `/api/v1/webhooks/${encodeURIComponent(webhook.id)}`;
  const settled = { onError: tellFailure, onSettled: () => client.invalidateQueries({ queryKey: keys.webhooks }) };
  const test = useMutation({
    mutationFn: () => request<DeliveryView>(`${path}/test`, { method: 'POST', body: {} }),
    onSuccess: ({ id }) => change({ delivery: id }),
    ...settled,
  });
  const rotate = useMutation({
    mutationFn: () => request<NewWebhookView>(`${path}/rotate-secret`, { method: 'POST' }),
    onSuccess: (made) => setSecret(made.secret),
    ...settled,
  });
  const turn = useMutation({
    mutationFn: (enabled: boolean) => request(path, { method: 'PATCH', body: { enabled } }),
    ...settled,
  });
  const remove = useMutation({
    mutationFn: () => request(path, { method: 'DELETE' }),
    onSuccess: () => {
      notifications.show({ message: t('webhooks.deleted'), closeButtonProps: { 'aria-label': t('common.close') } });
      navigate('/settings/webhooks');
    },
    ...settled,
  });
  const no = t('common.cancel');
  return (
    <>
      {question}
      <div className={classes.top}>
        <div className={classes.grow}>
          <Title order={1} size="h4" className={classes.url ?? ''}>
            {webhook.url}
          </Title>
          <Group gap={8} mt={6}>
            <WebhookState webhook={webhook} />
            <Text size="sm" c="dimmed">
              {t('webhooks.eventCount', { count: webhook.events.length })}
            </Text>
          </Group>
        </div>
        <Group gap="xs">
          <Button
            variant="light"
            leftSection={<IconSend size={16} aria-hidden />}
            disabled={!webhook.enabled}
            loading={test.isPending}
            onClick={() => test.mutate()}
          >
            {t('webhooks.test')}
          </Button>
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
            {t('webhooks.change')}
          </Button>
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button variant="default" px={10} aria-label={t('webhooks.more')}>
                <IconDots size={18} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={!webhook.enabled} onClick={() => setReplaying(true)}>
                {t('webhooks.replayMany')}
              </Menu.Item>
              <Menu.Item
                onClick={() =>
                  ask({
                    title: t('webhooks.rotateAsk'),
                    text: t('webhooks.rotateText'),
                    yes: t('webhooks.rotate'),
                    no,
                    onYes: () => rotate.mutate(),
                  })
                }
              >
                {t('webhooks.rotate')}
              </Menu.Item>
              <Menu.Item onClick={() => turn.mutate(!webhook.enabled)}>
                {webhook.enabled ? t('webhooks.turnOff') : t('webhooks.turnOn')}
              </Menu.Item>
              <Menu.Item
                color="red"
                onClick={() =>
                  ask({
                    title: t('webhooks.deleteAsk'),
                    text: t('webhooks.deleteText'),
                    yes: t('webhooks.delete'),
                    no,
                    isDangerous: true,
                    onYes: () => remove.mutate(),
                  })
                }
              >
                {t('webhooks.delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </div>
      <Notices webhook={webhook} onTurnOn={() => turn.mutate(true)} />
      <DeliveryLog
        webhookId={webhook.id}
        state={params.get('state') ?? ''}
        event={params.get('event') ?? ''}
        onChange={change}
      />
      <DeliveryDrawer
        id={params.get('delivery') ?? ''}
        canReplay={webhook.enabled}
        onClose={() => change({ delivery: '' })}
      />
      <WebhookEditor
        webhook={isEditing ? webhook : null}
        onClose={() => setEditing(false)}
        onMade={() => setEditing(false)}
      />
      <ReplayModal webhookId={webhook.id} isOpen={isReplaying} onClose={() => setReplaying(false)} />
      <ShownSecret secret={secret} text={t('webhooks.secret.rotated')} onClose={() => setSecret(null)} />
    </>
  );
}

function Notices({ webhook, onTurnOn }: { webhook: WebhookView; onTurnOn: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const at = (moment: string) => dayAndTime(locale, timezone, moment, new Date());
  const { enabled, disabledBy, failing, oldSecretUntil } = webhook;
  return (
    <>
      {!enabled && disabledBy && (
        <Notice tone="bad">
          <Text size="sm">{t(`webhooks.offByText.${disabledBy}`)}</Text>
          <Button size="xs" mt="xs" color="red.8" onClick={onTurnOn}>
            {t('webhooks.turnOn')}
          </Button>
        </Notice>
      )}
      {failing && (
        <Notice tone="warn">
          {t('webhooks.failingText', { since: at(failing.since), attempts: failing.attempts })}
        </Notice>
      )}
      {oldSecretUntil && <Notice tone="quiet">{t('webhooks.oldSecret', { until: at(oldSecretUntil) })}</Notice>}
    </>
  );
}
