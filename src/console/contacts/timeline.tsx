import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import type { EventView } from '../../http/views/event-view.ts';
import { useLocale } from '../i18n/language.ts';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { ruContacts } from '../locales/ru-contacts.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './contacts.module.css';
import { timelineQuery } from './contacts-queries.ts';

type Told = keyof (typeof ruContacts)['contacts']['event'];

/** What has happened in all dialogs, one line under the other. */
export function Timeline({ contact }: { contact: ContactCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const list = useInfiniteQuery(timelineQuery(contact.id));
  const events = list.data?.pages.flatMap((page) => page.items).filter(isTold) ?? [];
  return (
    <section className={classes.panel} aria-label={t('contacts.history')}>
      <h2>{t('contacts.history')}</h2>
      {list.isError && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && events.length === 0 && <span className={classes.dim}>{t('contacts.noHistory')}</span>}
      <ul className={classes.rows}>
        {events.map((event) => (
          <li key={event.id}>
            <Anchor component={Link} to={`/inbox/${event.dialogId}?view=all`} size="sm" c="inherit">
              {titleOf(t, event)}
            </Anchor>
            <time className={classes.dim} dateTime={event.at}>
              {dayAndTime(locale, timezone, event.at, now)}
            </time>
          </li>
        ))}
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

const toldType = (type: string): type is Told => type in ruContacts.contacts.event;
const isTold = ({ body }: EventView): boolean => toldType(body.type);

function titleOf(t: TFunction, { body }: EventView): string {
  const { type, title } = body;
  return toldType(type) ? t(`contacts.event.${type}`, { what: typeof title === 'string' ? title : '' }) : type;
}
