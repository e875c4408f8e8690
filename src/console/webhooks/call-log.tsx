import { NativeSelect, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HookCallView } from '../../http/views/hook-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { LogPanel } from './log-panel.tsx';
import { ToneBadge } from './tone-badge.tsx';
import classes from './webhooks.module.css';
import { callsQuery } from './webhooks-queries.ts';

interface CallLogProps {
  hookId: string;
  state: string;
  onChange: (change: Record<string, string>) => void;
}

const STATES = ['applied', 'refused', 'waiting', 'repeated'] as const;

/** What has come, the latest first. */
export function CallLog({ hookId, state, onChange }: CallLogProps) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(callsQuery(hookId, state));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="calls-title">
      <div className={classes.filters}>
        <h2 id="calls-title" className={classes.heading}>
          {t('hooks.log')}
        </h2>
        <NativeSelect
          aria-label={t('hooks.state.label')}
          value={state}
          data={[
            { value: '', label: t('hooks.state.any') },
            ...STATES.map((value) => ({ value, label: t(`hooks.state.${value}`) })),
          ]}
          onChange={({ currentTarget }) => onChange({ state: currentTarget.value })}
        />
      </div>
      <LogPanel
        list={list}
        items={items}
        nothing={{
          title: state === '' ? t('hooks.logEmpty') : t('webhooks.found'),
          text: state === '' ? t('hooks.logEmptyText') : t('hooks.foundText'),
        }}
        row={(call) => <CallRow key={call.id} call={call} onOpen={() => onChange({ call: call.id })} />}
      />
    </section>
  );
}

function CallRow({ call, onOpen }: { call: HookCallView; onOpen: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const { at, reason, repeats, preview } = call;
  return (
    <li className={classes.row}>
      <UnstyledButton className={`${classes.grow} ${classes.open}`} onClick={onOpen}>
        <span>
          {dayAndTime(locale, timezone, at, new Date())}
          {repeats > 0 && ` · ${t('hooks.repeats', { count: repeats })}`}
        </span>
        <span className={classes.quiet}>{reason ? t(`hooks.why.${reason.code}`) : preview}</span>
      </UnstyledButton>
      <CallState call={call} />
    </li>
  );
}

const TONES = { applied: 'good', refused: 'bad', waiting: 'quiet' } as const;

/** What has become of a call. */
export function CallState({ call: { state, outcome } }: { call: Pick<HookCallView, 'state' | 'outcome'> }) {
  const { t } = useTranslation();
  return (
    <ToneBadge tone={outcome?.kind === 'test' ? 'quiet' : TONES[state]}>
      {outcome?.kind === 'test' ? t('hooks.testCall') : t(`hooks.state.${state}`)}
    </ToneBadge>
  );
}
