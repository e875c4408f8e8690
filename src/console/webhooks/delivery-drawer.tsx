import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DeliveryView } from '../../http/views/webhook-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { DetailDrawer } from '../shared/detail-drawer.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { DeliveryState } from './delivery-log.tsx';
import { failureWords } from './failure-words.ts';
import { ToneBadge } from './tone-badge.tsx';
import classes from './webhooks.module.css';
import { deliveryQuery } from './webhooks-queries.ts';

interface DeliveryDrawerProps {
  /** Empty: closed. */
  id: string;
  canReplay: boolean;
  onClose: () => void;
}

/** One delivery: what was sent, each attempt with its answer, and sending it again. */
export function DeliveryDrawer({ id, canReplay, onClose }: DeliveryDrawerProps) {
  const { t } = useTranslation();
  const delivery = useQuery({ ...deliveryQuery(id), enabled: id !== '' });
  return (
    <DetailDrawer isOpen={id !== ''} title={t('webhooks.delivery')} asked={delivery} onClose={onClose}>
      {(data) => <Facts delivery={data} canReplay={canReplay} />}
    </DetailDrawer>
  );
}

function Facts({ delivery, canReplay }: { delivery: DeliveryView; canReplay: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const at = (moment: string) => dayAndTime(locale, timezone, moment, new Date());
  const replay = useMutation({
    mutationFn: () => request(`/api/v1/deliveries/${encodeURIComponent(delivery.id)}/replay`, { method: 'POST' }),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.webhooks }),
  });
  const { payload, nextTryAt, history } = delivery;
  return (
    <Stack gap="md">
      <Group gap="xs">
        <Text fw={600}>{t(`webhooks.event.${payload.type}`)}</Text>
        <DeliveryState state={delivery.state} />
        {payload.test && <ToneBadge tone="quiet">{t('webhooks.isTest')}</ToneBadge>}
      </Group>
      <Text size="sm" c="dimmed">
        {at(delivery.createdAt)}
        {nextTryAt && delivery.attempts > 0 && ` · ${t('webhooks.nextTry', { at: at(nextTryAt) })}`}
      </Text>
      {canReplay && delivery.state !== 'pending' && (
        <Button
          variant="light"
          className={classes.start ?? ''}
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={replay.isPending}
          onClick={() => replay.mutate()}
        >
          {t('webhooks.replayOne')}
        </Button>
      )}
      <section>
        <h3 className={classes.heading}>{t('webhooks.attemptsTitle')}</h3>
        {history.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('webhooks.noAttempts')}
          </Text>
        )}
        <ol className={classes.attempts}>
          {history.toReversed().map((attempt) => (
            <li key={attempt.at}>
              <Group gap={8}>
                <ToneBadge tone={attempt.reason === null ? 'good' : 'bad'}>
                  {attempt.status ?? t('webhooks.noAnswer')}
                </ToneBadge>
                <Text size="sm">{at(attempt.at)}</Text>
                <Text size="sm" c="dimmed">
                  {t('webhooks.ms', { ms: attempt.durationMs })}
                </Text>
              </Group>
              {attempt.reason !== null && <Text size="sm">{failureWords(t, attempt.reason)}</Text>}
              {attempt.answer !== null && (
                <Code block className={classes.code} tabIndex={0} aria-label={t('webhooks.answer')}>
                  {attempt.answer}
                </Code>
              )}
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3 className={classes.heading}>{t('webhooks.request')}</h3>
        <Text size="xs" c="dimmed" className={classes.exact ?? ''}>
          webhook-id: {delivery.id}
        </Text>
        <Code block className={classes.code} tabIndex={0}>
          {JSON.stringify(payload, null, 2)}
        </Code>
      </section>
    </Stack>
  );
}
