import { Box, Text } from '@mantine/core';
import { IconTransferIn } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { HookView } from '../../http/views/hook-view.ts';
import { useLocale } from '../i18n/language.ts';
import { SettingHead } from '../settings/setting-head.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { IntegrationTabs } from './integration-tabs.tsx';
import { NewHook } from './new-hook.tsx';
import { OwnersOnly } from './owners-only.tsx';
import { ToneBadge } from './tone-badge.tsx';
import classes from './webhooks.module.css';
import { hooksQuery } from './webhooks-queries.ts';

/** Addresses to which other programs post, and how that goes. */
export function HooksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isOwner = useMe().role === 'owner';
  const list = useQuery({ ...hooksQuery, enabled: isOwner });
  const [isMaking, setMaking] = useState(false);
  const present = list.data?.filter(({ deletedAt }) => deletedAt === null) ?? [];
  const gone = list.data?.filter(({ deletedAt }) => deletedAt !== null) ?? [];
  return (
    <Box className={classes.page}>
      <SettingHead
        title={t('webhooks.settings')}
        lead={t('hooks.lead')}
        addLabel={t('hooks.add')}
        onAdd={isOwner ? () => setMaking(true) : undefined}
      />
      <IntegrationTabs />
      {!isOwner && <OwnersOnly />}
      {isOwner && list.isPending && <PageSkeleton />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && present.length === 0 && (
        <EmptyState Icon={IconTransferIn} title={t('hooks.empty')} text={t('hooks.emptyText')} />
      )}
      {present.length > 0 && (
        <ul className={`${classes.panel} ${classes.rows}`} aria-label={t('hooks.list')}>
          {present.map((hook) => (
            <HookRow key={hook.id} hook={hook} />
          ))}
        </ul>
      )}
      {gone.length > 0 && <Gone hooks={gone} />}
      <NewHook
        isOpen={isMaking}
        onClose={() => setMaking(false)}
        onMade={({ id }) => navigate(`/settings/hooks/${encodeURIComponent(id)}`)}
      />
    </Box>
  );
}

function HookRow({ hook }: { hook: HookView }) {
  const { t } = useTranslation();
  const { applied, refused } = hook.lately;
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Link to={`/settings/hooks/${encodeURIComponent(hook.id)}`} className={classes.name ?? ''}>
          {hook.title}
        </Link>
        <span className={classes.quiet}>{t(`hooks.kind.${hook.kind}`)}</span>
      </div>
      <span className={classes.rate}>
        {hook.lastCallAt === null ? t('hooks.never') : t('hooks.lately', { applied, refused })}
      </span>
      <HookState hook={hook} />
    </li>
  );
}

/** On, off, or in need of a look. */
export function HookState({ hook: { enabled, lately } }: { hook: HookView }) {
  const { t } = useTranslation();
  if (!enabled) {
    return <ToneBadge tone="quiet">{t('hooks.off')}</ToneBadge>;
  }
  return (
    <ToneBadge tone={lately.refused > 0 ? 'warn' : 'good'}>
      {lately.refused > 0 ? t('hooks.look') : t('hooks.on')}
    </ToneBadge>
  );
}

function Gone({ hooks }: { hooks: readonly HookView[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  return (
    <section className={classes.panel} aria-labelledby="gone-title">
      <h2 id="gone-title" className={classes.heading}>
        {t('hooks.gone')}
      </h2>
      <Text size="sm" c="dimmed">
        {t('hooks.goneText')}
      </Text>
      {hooks.map(({ id, title, turnedAway }) => (
        <Text key={id} size="sm" mt={6}>
          {turnedAway &&
            t('hooks.goneOne', {
              title,
              count: turnedAway.count,
              at: dayAndTime(locale, timezone, turnedAway.at, new Date()),
            })}
        </Text>
      ))}
    </section>
  );
}
