import { Button, Text, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { GateView } from '../../http/views/training-candidate-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { intentTitle } from '../shared/intent-title.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './candidates.module.css';
import { changedQuery } from './candidates-queries.ts';

interface Change {
  from: string;
  to: string;
}

/** The last real messages asked again: what would be read differently, and bookings that would be lost. */
export function GateSection({ candidateId, gate }: { candidateId: string; gate: GateView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const [opened, setOpened] = useState<Change | null>(null);
  const { asked, since, changed, changes, lost, lostCount } = gate;
  return (
    <section className={classes.block} aria-labelledby="candidate-gate">
      <h2 id="candidate-gate">{t('candidate.gate')}</h2>
      <Text size="sm" c="dimmed">
        {asked === 0
          ? t('candidate.noMessages')
          : t('candidate.asked', {
              count: asked,
              changed,
              since: since === null ? '' : dayAndTime(locale, timezone, since, now),
            })}
      </Text>
      {lostCount > 0 && (
        <>
          <h3 className={classes.lostTitle}>{t('candidate.lostTitle', { count: lostCount })}</h3>
          <ul className={classes.lines}>
            {lost.map(({ messageId, dialogId, text, from, to, where }) => (
              <li key={messageId} data-tone="bad">
                <Link to={`/inbox/${dialogId}`}>«{text}»</Link>
                <span>
                  {intentTitle(t, from)} → {intentTitle(t, to)} · {t(`candidate.where.${where}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className={classes.lines}>
        {changes.map(({ from, to, count }) => {
          const isOpen = opened?.from === from && opened.to === to;
          return (
            <li key={`${from} ${to}`}>
              <UnstyledButton aria-expanded={isOpen} onClick={() => setOpened(isOpen ? null : { from, to })}>
                <b>{count}</b> {intentTitle(t, from)} → {intentTitle(t, to)}
              </UnstyledButton>
              {isOpen && <Messages candidateId={candidateId} change={{ from, to }} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Messages({ candidateId, change }: { candidateId: string; change: Change }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(changedQuery(candidateId, change));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ul className={classes.texts}>
        {items.map(({ messageId, dialogId, text }) => (
          <li key={messageId}>
            <Link to={`/inbox/${dialogId}`}>{text}</Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {t('candidate.more')}
        </Button>
      )}
    </>
  );
}
