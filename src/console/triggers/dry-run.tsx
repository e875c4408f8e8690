import { Button, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TriggerRules } from '../../domain/trigger.ts';
import type { DryRunView } from '../../http/views/trigger-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { describeTriggerError } from './describe-trigger-error.ts';
import { CONDITION_KINDS } from './new-parts.ts';
import { dryRun } from './trigger-queries.ts';
import classes from './triggers.module.css';

interface DryRunProps {
  rules: TriggerRules;
  id: string | null;
  isReady: boolean;
}

/** What the trigger would have done in the last 30 days, before it is let loose. */
export function DryRun({ rules, id, isReady }: DryRunProps) {
  const { t } = useTranslation();
  const trial = useMutation({ mutationFn: () => dryRun(rules, id) });
  return (
    <section aria-label={t('triggers.dry.title')} className={classes.dry}>
      <Button
        variant="light"
        leftSection={<IconHistory size={16} aria-hidden />}
        disabled={!isReady}
        loading={trial.isPending}
        onClick={() => trial.mutate()}
      >
        {t('triggers.dry.run')}
      </Button>
      <div role="status">
        {trial.isError && (
          <Text size="sm" c="var(--v-bad)">
            {describeTriggerError(t, trial.error)}
          </Text>
        )}
        {trial.data && <Result found={trial.data} />}
      </div>
    </section>
  );
}

function Result({ found }: { found: DryRunView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const time = (at: string): string => dayAndTime(locale, timezone, at, now);
  const kinds = CONDITION_KINDS.filter((kind) => found.byToday.includes(kind));
  return (
    <>
      <Text size="sm" fw={600}>
        {found.count === 0
          ? t('triggers.dry.none')
          : t('triggers.dry.count', { count: found.count, dialogs: found.dialogs })}
      </Text>
      {!found.complete && (
        <Text size="xs" c="dimmed">
          {t('triggers.dry.partial', { from: time(found.from) })}
        </Text>
      )}
      {kinds.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('triggers.dry.today', { kinds: kinds.map((kind) => t(`triggers.conditions.${kind}`)).join(', ') })}
        </Text>
      )}
      {found.items.length > 0 && (
        <ul className={classes.fires} aria-label={t('triggers.dry.list')}>
          {found.items.map(({ dialog, at, due }) => (
            <li key={`${dialog.id} ${at}`} className={classes.fire}>
              <ChannelIcon kind={dialog.channelKind} />
              <Link to={`/inbox/${dialog.id}?view=all`}>{dialog.name ?? t('common.guest')}</Link>
              <time dateTime={due}>{time(due)}</time>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
