import { Button, Group, NumberInput, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversionStatusView } from '../../http/views/conversion-prompt-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { Block } from './block.tsx';
import { statusQuery } from './conversion-queries.ts';
import { useConversionChange } from './use-conversion-change.ts';
import { whyWords } from './verdict-words.ts';

const MOST_TOKENS = 100_000_000;

/** What checking costs, what is left for today, and how many dialogs wait. */
export function JudgeWork() {
  const { t } = useTranslation();
  const status = useQuery(statusQuery);
  return (
    <Block title={t('conversion.work.title')}>
      {status.isError && !status.data && <ErrorState error={status.error} onRetry={() => status.refetch()} />}
      {status.data && (
        <>
          {status.data.judge.by === 'rule' ? (
            <Text size="sm">{t('conversion.work.ruleFree')}</Text>
          ) : (
            <Budget budget={status.data.budget} />
          )}
          <Backlog backlog={status.data.backlog} />
        </>
      )}
    </Block>
  );
}

function Budget({ budget }: { budget: ConversionStatusView['budget'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const moment = useMoment();
  const canManage = useCanManage();
  const [typed, setTyped] = useState<number | null>(null);
  const number = new Intl.NumberFormat(locale);
  const { dailyTokens, spent, left, resetsAt } = budget;
  const share = dailyTokens === 0 ? 100 : Math.min(100, (spent / dailyTokens) * 100);
  const words = t('conversion.work.spent', { spent: number.format(spent), most: number.format(dailyTokens) });
  const change = useConversionChange<ConversionStatusView>(() => {
    setTyped(null);
    notifications.show({ color: 'green', message: t('conversion.work.saved') });
  });
  return (
    <>
      <Text size="sm">
        {words}. {t('conversion.work.resets', { at: moment(resetsAt) })}
      </Text>
      <Progress value={share} color={left === 0 ? 'red' : 'iris'} mt={6} aria-label={words} />
      {left === 0 && (
        <Text size="sm" c="var(--v-bad)" mt={6}>
          {t('conversion.work.out', { at: moment(resetsAt) })}
        </Text>
      )}
      {canManage && (
        <Group align="flex-end" gap="xs" mt="sm">
          <NumberInput
            label={t('conversion.work.daily')}
            description={t('conversion.work.dailyHint')}
            value={typed ?? dailyTokens}
            min={0}
            max={MOST_TOKENS}
            step={100_000}
            allowDecimal={false}
            thousandSeparator=" "
            onChange={(value) => setTyped(typeof value === 'number' ? value : null)}
          />
          <Button
            variant="default"
            disabled={typed === null || typed === dailyTokens}
            loading={change.isPending}
            onClick={() => change.mutate({ path: 'budget', method: 'PATCH', body: { dailyTokens: typed } })}
          >
            {t('common.save')}
          </Button>
        </Group>
      )}
    </>
  );
}

function Backlog({ backlog: { waiting, held } }: { backlog: ConversionStatusView['backlog'] }) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <div role="status">
      <Text size="sm" mt="sm">
        {waiting === 0 ? t('conversion.work.backlogEmpty') : t('conversion.work.backlog', { waiting })}
      </Text>
      {held && (
        <Text size="sm" c="var(--v-warn)">
          {t('conversion.work.held', { at: moment(held.until), why: whyWords(t, held.why) })}
        </Text>
      )}
    </div>
  );
}

/** Day and time in the business's zone. */
function useMoment(): (at: string) => string {
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  return (at) => dayAndTime(locale, timezone, at, now);
}
