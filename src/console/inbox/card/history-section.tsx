import { Button } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import type { EventView } from '../../../http/views/event-view.ts';
import { keys } from '../../api/keys.ts';
import { queryOf, request } from '../../api/request.ts';
import { eventWords } from '../../history/event-words.ts';
import { toldType } from '../../history/told.ts';
import { useNames } from '../../history/use-names.ts';
import { whoDid } from '../../history/who-did.ts';
import { useLocale } from '../../i18n/language.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { dayAndTime } from '../../shared/format-time.ts';
import { useMe } from '../../shared/me-context.ts';
import { useNow } from '../../shared/use-now.ts';
import classes from './history.module.css';
import { Section } from './section.tsx';

/** Many of them are messages, which are not told here. */
const PAGE = 100;
const SHOWN_AT_ONCE = 20;

/** Under the dialog's own key, so that it is read anew with it. */
const historyQuery = (dialogId: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.dialog(dialogId), 'history'],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: EventView[]; next: string | null }>(
        `/api/v1/events${queryOf({ dialogId, cursor: pageParam, limit: PAGE })}`,
        { signal },
      ),
    initialPageParam: latest(),
    getNextPageParam: (last) => last.next,
  });

/** Who has done what with the dialog, the latest first; read only when it is opened. */
export function HistorySection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const toggle = (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-expanded={isOpen}
      aria-controls={id}
      aria-label={`${t('history.title')}: ${isOpen ? t('history.hide') : t('history.show')}`}
      onClick={() => setOpen(!isOpen)}
    >
      {isOpen ? t('history.hide') : t('history.show')}
    </Button>
  );
  return (
    <Section title={t('history.title')} aside={toggle}>
      <div id={id}>{isOpen && <History dialogId={dialog.id} />}</div>
    </Section>
  );
}

function History({ dialogId }: { dialogId: string }) {
  const { t } = useTranslation();
  const [count, setCount] = useState(SHOWN_AT_ONCE);
  const list = useInfiniteQuery(historyQuery(dialogId));
  const told = list.data?.pages.flatMap(({ items }) => items).filter(({ body }) => toldType(body.type)) ?? [];
  const more = (): void => {
    setCount(count + SHOWN_AT_ONCE);
    if (told.length < count + SHOWN_AT_ONCE && list.hasNextPage) void list.fetchNextPage();
  };
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  return (
    <>
      {list.isSuccess && told.length === 0 && !list.hasNextPage && <p className={classes.none}>{t('history.none')}</p>}
      <Events events={told.slice(0, count)} />
      {(told.length > count || list.hasNextPage) && (
        <Button size="compact-sm" variant="subtle" mt="xs" loading={list.isFetchingNextPage} onClick={more}>
          {t('common.more')}
        </Button>
      )}
    </>
  );
}

function Events({ events }: { events: readonly EventView[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const names = useNames(true);
  return (
    <ol className={classes.events}>
      {events.map((event) => {
        const words = eventWords(t, event, names);
        return (
          words && (
            <li key={event.id}>
              <span className={classes.title}>{words.title}</span>
              {words.details.map((line) => (
                <span key={line}>{line}</span>
              ))}
              {words.breaches.length > 0 && (
                <span className={classes.off}>
                  {t('history.off')}: {words.breaches.join('; ')}
                </span>
              )}
              <span className={classes.who}>
                {whoDid(t, event, names)} ·{' '}
                <time dateTime={event.at}>{dayAndTime(locale, timezone, event.at, now)}</time>
              </span>
            </li>
          )
        );
      })}
    </ol>
  );
}

function latest(): string | null {
  return null;
}
