import { NativeSelect, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DeliveryView } from '../../http/views/webhook-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { eventGroups, groupNames } from './event-groups.ts';
import { LogPanel } from './log-panel.tsx';
import { ToneBadge } from './tone-badge.tsx';
import classes from './webhooks.module.css';
import { deliveriesQuery } from './webhooks-queries.ts';

interface DeliveryLogProps {
  webhookId: string;
  state: string;
  event: string;
  onChange: (change: Record<string, string>) => void;
}

const STATES = ['sent', 'failed', 'pending'] as const;

/** What was and will be told, the latest first. */
export function DeliveryLog({ webhookId, state, event, onChange }: DeliveryLogProps) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(deliveriesQuery(webhookId, { state, event }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = state !== '' || event !== '';
  return (
    <section aria-label={t('webhooks.log')}>
      <div className={classes.filters}>
        <NativeSelect
          aria-label={t('webhooks.state.label')}
          value={state}
          data={[
            { value: '', label: t('webhooks.state.any') },
            ...STATES.map((value) => ({ value, label: t(`webhooks.state.${value}`) })),
          ]}
          onChange={({ currentTarget }) => onChange({ state: currentTarget.value })}
        />
        <NativeSelect
          aria-label={t('webhooks.event.label')}
          value={event}
          data={[
            { value: '', label: t('webhooks.event.any') },
            ...groupNames.map((name) => ({
              group: t(`webhooks.group.${name}`),
              items: eventGroups[name].map((value) => ({ value, label: t(`webhooks.event.${value}`) })),
            })),
          ]}
          onChange={({ currentTarget }) => onChange({ event: currentTarget.value })}
        />
      </div>
      <LogPanel
        list={list}
        items={items}
        nothing={{
          title: isFiltered ? t('webhooks.found') : t('webhooks.logEmpty'),
          text: isFiltered ? t('webhooks.foundText') : t('webhooks.logEmptyText'),
        }}
        row={(delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} onOpen={() => onChange({ delivery: delivery.id })} />
        )}
      />
    </section>
  );
}

function DeliveryRow({ delivery, onOpen }: { delivery: DeliveryView; onOpen: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const { payload, attempts, lastAttempt, createdAt } = delivery;
  return (
    <li className={classes.row}>
      <UnstyledButton className={`${classes.grow} ${classes.open}`} onClick={onOpen}>
        <span>
          {t(`webhooks.event.${payload.type}`)}
          {payload.test && ` · ${t('webhooks.isTest')}`}
        </span>
        <span className={classes.quiet}>
          {dayAndTime(locale, timezone, createdAt, new Date())} · {t('webhooks.attempts', { count: attempts })}
          {lastAttempt?.status != null && ` · ${lastAttempt.status}`}
        </span>
      </UnstyledButton>
      <DeliveryState state={delivery.state} />
    </li>
  );
}

const TONES = { sent: 'good', failed: 'bad', pending: 'quiet' } as const;

export function DeliveryState({ state }: Pick<DeliveryView, 'state'>) {
  const { t } = useTranslation();
  return <ToneBadge tone={TONES[state]}>{t(`webhooks.state.${state}`)}</ToneBadge>;
}
