import { Button, Code, Group, Loader, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChannelHealthView, ChannelTestView, StartedTestView } from '../../http/views/channel-health-view.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import classes from './channel-health.module.css';
import { addressOf, healthQuery } from './health-queries.ts';

/** A message there and back, step by step. */
export function TestSection({ health: { id, kind, test } }: { health: ChannelHealthView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const start = useMutation({
    mutationFn: () => request<StartedTestView>(`${addressOf(id)}/test`, { method: 'POST', body: { locale } }),
    onSuccess: () => client.invalidateQueries({ queryKey: healthQuery(id).queryKey }),
    onError: tellFailure,
  });
  const started = start.data;
  const isWaiting = started && test?.id === started.id && test.state === 'running' && !test.steps[1]?.at;
  return (
    <section className={classes.section} aria-labelledby="channel-test">
      <h2 id="channel-test" className={classes.title}>
        {t('channelHealth.test')}
      </h2>
      <Text size="sm" c="dimmed">
        {t(kind === 'web' ? 'channelHealth.testWebText' : 'channelHealth.testText')}
      </Text>
      {isWaiting && started.code !== null && <TestCode code={started.code} url={started.url} />}
      {test && <Steps test={test} />}
      <Group mt="sm">
        <Button
          variant={test ? 'default' : 'filled'}
          onClick={() => start.mutate()}
          loading={start.isPending}
          disabled={Boolean(isWaiting)}
        >
          {t(test ? 'channelHealth.testAgain' : 'channelHealth.testStart')}
        </Button>
      </Group>
    </section>
  );
}

function Steps({ test: { steps, problem, state } }: { test: ChannelTestView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone: timeZone } = useMe().business;
  const exact = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const next = steps.find(({ at }) => at === null)?.kind;
  return (
    <>
      <ol className={classes.steps} aria-label={t('channelHealth.testSteps')}>
        {steps.map(({ kind, at }) => (
          <li key={kind} data-state={at ? 'done' : problem?.step === kind ? 'broken' : 'waiting'}>
            {at && <IconCircleCheck size={18} aria-hidden />}
            {!at && problem?.step === kind && <IconCircleX size={18} aria-hidden />}
            {!at &&
              problem?.step !== kind &&
              (state === 'running' && kind === next ? (
                <Loader size={16} aria-hidden />
              ) : (
                <IconCircle size={18} aria-hidden />
              ))}
            <span>{t(`channelHealth.steps.${kind}`)}</span>
            {at && <time dateTime={at}>{exact.format(new Date(at))}</time>}
          </li>
        ))}
      </ol>
      <p role="status" className={classes.outcome} data-state={state}>
        {state === 'done' && t('channelHealth.testDone')}
        {state === 'running' && t('channelHealth.testRunning')}
        {problem &&
          (problem.reason === null
            ? t('channelHealth.testLate')
            : t('channelHealth.testBroken', { reason: problem.reason }))}
      </p>
    </>
  );
}

function TestCode({ code, url }: { code: string; url: string | null }) {
  const { t } = useTranslation();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    notifications.show({ message: t('digest.copied') });
  };
  return (
    <div className={classes.code}>
      <Text size="sm">{t('channelHealth.testCode')}</Text>
      <Code className={classes.word}>{code}</Code>
      <Group gap="sm">
        {url && (
          <Button component="a" href={url} target="_blank" rel="noreferrer">
            {t('digest.openBot')}
          </Button>
        )}
        <Button variant="default" onClick={copy}>
          {t('digest.copy')}
        </Button>
      </Group>
    </div>
  );
}
