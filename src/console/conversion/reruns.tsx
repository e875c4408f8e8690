import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RerunView } from '../../http/views/conversion-prompt-view.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn, startOfDay } from '../shared/zoned.ts';
import { Block } from './block.tsx';
import classes from './conversion.module.css';
import { isUnderWay, statusQuery } from './conversion-queries.ts';
import { RerunItem } from './rerun-item.tsx';
import { useConversionChange } from './use-conversion-change.ts';

const SCOPES = ['other_version', 'unjudged', 'all'] as const;
const USUAL_DAYS = 30;

/** Judging a period anew, in the background: how far it is, and the way to stop it. */
export function Reruns() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const status = useQuery(statusQuery);
  const { timezone } = useMe().business;
  const now = useNow();
  const [from, setFrom] = useState(() => dayIn(timezone, startOfDay(timezone, now, USUAL_DAYS)));
  const [to, setTo] = useState(() => dayIn(timezone, now));
  const [scope, setScope] = useState<RerunView['scope']>('other_version');
  const change = useConversionChange();
  const reruns = status.data?.reruns ?? [];
  const start = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ path: 'rerun', body: { from, to, scope } });
  };
  return (
    <Block title={t('conversion.rerun.title')} lead={t('conversion.rerun.lead')}>
      {canManage && (
        <form className={classes.rerun} onSubmit={start}>
          <TextInput
            type="date"
            label={t('conversion.rerun.from')}
            required
            max={to}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('conversion.rerun.to')}
            required
            min={from}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('conversion.rerun.scope')}
            value={scope}
            data={SCOPES.map((value) => ({ value, label: t(`conversion.rerun.scopes.${value}`) }))}
            onChange={(event) => setScope(SCOPES.find((one) => one === event.currentTarget.value) ?? 'other_version')}
          />
          <Button type="submit" variant="light" loading={change.isPending} disabled={reruns.some(isUnderWay)}>
            {t('conversion.rerun.start')}
          </Button>
        </form>
      )}
      {reruns.length > 0 && (
        <ul className={classes.reruns} aria-label={t('conversion.rerun.list')}>
          {reruns.map((rerun) => (
            <RerunItem
              key={rerun.id}
              rerun={rerun}
              {...(canManage && { onCancel: () => change.mutate({ path: `rerun/${rerun.id}/cancel`, body: {} }) })}
            />
          ))}
        </ul>
      )}
    </Block>
  );
}
