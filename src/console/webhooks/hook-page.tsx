import { Anchor, Box, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { HookView } from '../../http/views/hook-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { CallDrawer } from './call-drawer.tsx';
import { CallLog } from './call-log.tsx';
import { CopyField } from './copy-field.tsx';
import { HookMenu } from './hook-menu.tsx';
import { HookState } from './hooks-page.tsx';
import { MappingSection } from './mapping-section.tsx';
import { Notice } from './notice.tsx';
import { ShownSecret } from './shown-secret.tsx';
import classes from './webhooks.module.css';
import { hookQuery } from './webhooks-queries.ts';

/** One hook: its address to copy, how it reads what comes, and its log. */
export function HookPage() {
  const { t } = useTranslation();
  const { hookId = '' } = useParams();
  const hook = useQuery(hookQuery(hookId));
  return (
    <Box className={classes.page}>
      <Anchor component={Link} to="/settings/hooks" size="sm" className={classes.back ?? ''}>
        <IconArrowLeft size={15} aria-hidden />
        {t('webhooks.tabs.in')}
      </Anchor>
      {hook.isPending && <PageSkeleton />}
      {hook.isError && !hook.data && <ErrorState error={hook.error} onRetry={() => hook.refetch()} />}
      {hook.data && <Loaded hook={hook.data} />}
    </Box>
  );
}

function Loaded({ hook }: { hook: HookView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const [params, change] = useAddress();
  const [secret, setSecret] = useState<string | null>(null);
  const [example, setExample] = useState('');
  const address = new URL(hook.address ?? '', location.origin).href;
  const { turnedAway } = hook;
  return (
    <>
      <div className={classes.top}>
        <div className={classes.grow}>
          <Title order={1} size="h3" className={classes.url ?? ''}>
            {hook.title}
          </Title>
          <Group gap={8} mt={6}>
            <HookState hook={hook} />
            <Text size="sm" c="dimmed">
              {t(`hooks.kind.${hook.kind}`)}
              {hook.signed && ` · ${t('hooks.signed')}`}
            </Text>
          </Group>
        </div>
        <HookMenu hook={hook} onSecret={setSecret} />
      </div>
      {turnedAway && (
        <Notice tone="warn">
          {t('hooks.turnedAway', {
            count: turnedAway.count,
            at: dayAndTime(locale, timezone, turnedAway.at, new Date()),
            why: awayWords(t, turnedAway.why),
          })}
        </Notice>
      )}
      <section className={classes.panel} aria-labelledby="address-title">
        <h2 id="address-title" className={classes.heading}>
          {t('hooks.address')}
        </h2>
        <Text size="sm" c="dimmed" mb="sm">
          {t(`hooks.addressText.${hook.kind}`)}
        </Text>
        <CopyField value={address} label={t('hooks.address')} />
      </section>
      <MappingSection key={hook.id} hook={hook} example={example} onExample={setExample} />
      <CallLog hookId={hook.id} state={params.get('state') ?? ''} onChange={change} />
      <CallDrawer
        id={params.get('call') ?? ''}
        onClose={() => change({ call: '' })}
        onExample={(body) => {
          setExample(body);
          change({ call: '' });
        }}
      />
      <ShownSecret secret={secret} text={t('hooks.secretText')} onClose={() => setSecret(null)} />
    </>
  );
}

/** Why a call was turned away, in words of the screen's language. */
function awayWords(t: TFunction, why: string): string {
  if (why.includes('missing')) return t('hooks.away.missing');
  if (why.includes('signature is wrong')) return t('hooks.away.wrong');
  if (why.includes('older')) return t('hooks.away.stale');
  if (why.includes('larger')) return t('hooks.away.large');
  if (why.includes('type')) return t('hooks.away.type');
  if (why.includes('switched off')) return t('hooks.away.off');
  return why;
}
