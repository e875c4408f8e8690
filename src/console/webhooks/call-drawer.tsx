import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconMessages, IconRefresh, IconTestPipe } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FullHookCallView } from '../../http/views/hook-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { DetailDrawer } from '../shared/detail-drawer.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { CallState } from './call-log.tsx';
import { Made } from './made.tsx';
import { Notice } from './notice.tsx';
import classes from './webhooks.module.css';
import { callQuery } from './webhooks-queries.ts';
import { WhyNot } from './why-not.tsx';

interface CallDrawerProps {
  /** Empty: closed. */
  id: string;
  onClose: () => void;
  /** This body is to be tried with the mapping. */
  onExample: (body: string) => void;
}

/** One call word for word, what has become of it, and what can be done about it. */
export function CallDrawer({ id, onClose, onExample }: CallDrawerProps) {
  const { t } = useTranslation();
  const call = useQuery({ ...callQuery(id), enabled: id !== '' });
  return (
    <DetailDrawer isOpen={id !== ''} title={t('hooks.call')} asked={call} onClose={onClose}>
      {(data) => <Facts call={data} onExample={onExample} />}
    </DetailDrawer>
  );
}

function Facts({ call, onExample }: { call: FullHookCallView; onExample: (body: string) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const at = (moment: string) => dayAndTime(locale, timezone, moment, new Date());
  const replay = useMutation({
    mutationFn: () => request(`/api/v1/hook-calls/${encodeURIComponent(call.id)}/replay`, { method: 'POST' }),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.hooks }),
  });
  const { state, reason, outcome, nextTryAt, tries, lastRepeatAt, repeats } = call;
  const dialogId = outcome && 'dialogId' in outcome ? outcome.dialogId : null;
  return (
    <Stack gap="md">
      <Group gap="xs">
        <CallState call={call} />
        <Text size="sm">{at(call.at)}</Text>
      </Group>
      {reason && (
        <Notice tone={state === 'refused' ? 'bad' : 'quiet'}>
          <WhyNot reason={reason} />
        </Notice>
      )}
      {state === 'waiting' && nextTryAt && tries > 0 && (
        <Text size="sm">{t('webhooks.nextTry', { at: at(nextTryAt) })}</Text>
      )}
      {repeats > 0 && lastRepeatAt && (
        <Text size="sm">{t('hooks.repeatedText', { count: repeats, at: at(lastRepeatAt) })}</Text>
      )}
      <Text size="sm" c="dimmed" className={classes.exact ?? ''}>
        {t(`hooks.knownBy.${call.keyFrom}`, { key: call.key })}
      </Text>
      <Group gap="xs">
        {dialogId && (
          <Button
            component={Link}
            to={`/inbox/${dialogId}?view=all`}
            variant="light"
            leftSection={<IconMessages size={16} aria-hidden />}
          >
            {t('hooks.dialog')}
          </Button>
        )}
        {state === 'refused' && (
          <Button
            variant="light"
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={replay.isPending}
            onClick={() => replay.mutate()}
          >
            {t('hooks.replay')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconTestPipe size={16} aria-hidden />}
          onClick={() => onExample(call.body)}
        >
          {t('hooks.useAsExample')}
        </Button>
      </Group>
      {state !== 'applied' && call.now.refused?.code !== reason?.code && <Made made={call.now} />}
      <section>
        <h3 className={classes.heading}>{t('hooks.body')}</h3>
        <Code block className={classes.code} tabIndex={0}>
          {call.body}
        </Code>
      </section>
    </Stack>
  );
}
