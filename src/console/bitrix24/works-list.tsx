import { Anchor, Button, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CrmWorkView } from '../../http/views/crm-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './bitrix24.module.css';
import { crmWorksQuery } from './bitrix24-queries.ts';
import { Block } from './block.tsx';
import { refusalWords } from './refusal-words.ts';
import { useReplay } from './use-replay.ts';
import { troubleWords } from './words.ts';

const EVENTS = [
  'lead_created',
  'appointment_booked',
  'appointment_confirmed',
  'appointment_moved',
  'appointment_cancelled',
  'appointment_visited',
  'no_show',
  'contact_updated',
  'amount_changed',
] as const;

/** What waits for the portal, or what it has refused; nothing while there is nothing. */
export function WorksList({ state }: { state: 'waiting' | 'failed' }) {
  const { t } = useTranslation();
  const works = useQuery(crmWorksQuery(state)).data ?? [];
  const replay = useReplay();
  if (works.length === 0) return null;
  return (
    <Block
      title={t(`bitrix24.works.${state}`)}
      lead={t(`bitrix24.works.${state}Text`)}
      aside={
        state === 'failed' && (
          <Button
            size="compact-sm"
            leftSection={<IconRefresh size={15} aria-hidden />}
            loading={replay.isPending}
            onClick={() => replay.mutate(null)}
          >
            {t('bitrix24.againAll')}
          </Button>
        )
      }
    >
      {replay.error && (
        <Text size="sm" c="red.8" role="alert">
          {refusalWords(t, replay.error)}
        </Text>
      )}
      <ul className={classes.works}>
        {works.map((work) => (
          <Work key={work.id} work={work} onAgain={() => replay.mutate(work.id)} />
        ))}
      </ul>
    </Block>
  );
}

function Work({ work, onAgain }: { work: CrmWorkView; onAgain: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const event = EVENTS.find((known) => known === work.event);
  const when = (at: string) => dayAndTime(locale, timezone, at, now);
  return (
    <li>
      <span className={classes.work}>
        <span>
          {event ? t(`bitrix24.events.${event}`) : t('bitrix24.leadMoved', { lead: work.leadId ?? '' })}
          {work.dialogId && (
            <>
              {' · '}
              <Anchor component={Link} to={`/inbox/${work.dialogId}?view=all`} size="sm">
                {t('bitrix24.dialog')}
              </Anchor>
            </>
          )}
        </span>
        <span className={classes.quiet}>
          {t('bitrix24.since', { when: when(work.since) })}
          {work.attempts > 0 && ` · ${t('bitrix24.attempts', { count: work.attempts })}`}
          {work.reason && ` · ${troubleWords(t, work.reason)}`}
        </span>
      </span>
      {work.next === null && (
        <Button variant="subtle" size="compact-sm" onClick={onAgain}>
          {t('bitrix24.again')}
        </Button>
      )}
    </li>
  );
}
