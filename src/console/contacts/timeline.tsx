import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import { eventWords } from '../history/event-words.ts';
import { toldType } from '../history/told.ts';
import { useNames } from '../history/use-names.ts';
import { useLocale } from '../i18n/language.ts';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './contacts.module.css';
import { timelineQuery } from './contacts-queries.ts';

/** What has happened in all dialogs, one line under the other. */
export function Timeline({ contact }: { contact: ContactCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const names = useNames(true);
  const list = useInfiniteQuery(timelineQuery(contact.id));
  const events = list.data?.pages.flatMap((page) => page.items).filter(({ body }) => toldType(body.type)) ?? [];
  return (
    <section className={classes.panel} aria-label={t('contacts.history')}>
      <h2>{t('contacts.history')}</h2>
      {list.isError && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && events.length === 0 && <span className={classes.dim}>{t('contacts.noHistory')}</span>}
      <ul className={classes.rows}>
        {events.map((event) => {
          const words = eventWords(t, event, names);
          return (
            <li key={event.id}>
              <div>
                <Anchor component={Link} to={`/inbox/${event.dialogId}?view=all`} size="sm" c="inherit">
                  {words?.title}
                </Anchor>
                {words?.details.map((line) => (
                  <div key={line} className={classes.dim}>
                    {line}
                  </div>
                ))}
                {words && words.breaches.length > 0 && (
                  <div className={classes.off}>
                    {t('history.off')}: {words.breaches.join('; ')}
                  </div>
                )}
              </div>
              <time className={classes.dim} dateTime={event.at}>
                {dayAndTime(locale, timezone, event.at, now)}
              </time>
            </li>
          );
        })}
      </ul>
      {list.hasNextPage && (
        <LoadMore
          isLoading={list.isFetchingNextPage}
          hasFailed={list.isFetchNextPageError}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </section>
  );
}
