import { NativeSelect, Skeleton, Title } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PlanClientView, PlanView } from '../../http/views/plan-view.ts';
import { useLocale } from '../i18n/language.ts';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { money } from '../shared/money.ts';
import { personTitle } from '../shared/person-title.ts';
import { useAddress } from '../shared/use-address.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './plans.module.css';
import { clientsQuery } from './plans-queries.ts';

/** Who came into the plan, by what, whose they are, and what they have paid. */
export function ClientsSection({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const { role } = useMe();
  const [params, change] = useAddress();
  const manager = params.get('manager') ?? '';
  const list = useInfiniteQuery(clientsQuery(plan.id, manager));
  const clients = list.data?.pages.flatMap((page) => page.items) ?? [];
  const people = [...plan.managers, ...plan.leavers];
  return (
    <section className={classes.section} aria-labelledby="plan-clients">
      <div className={classes.sectionTop}>
        <Title order={2} size="h4" id="plan-clients">
          {t('plans.clientsTitle')}
        </Title>
        {role !== 'operator' && (
          <NativeSelect
            aria-label={t('plans.report.manager')}
            value={manager}
            data={[
              { value: '', label: t('plans.anyManager') },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'none', label: t('plans.report.nobody') },
            ]}
            onChange={(event) => change({ manager: event.currentTarget.value })}
          />
        )}
      </div>
      <div className={classes.panel} aria-busy={list.isPlaceholderData}>
        {list.isPending && <Skeleton h={140} />}
        {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
        {list.isSuccess && clients.length === 0 && (
          <EmptyState Icon={IconUsers} title={t('plans.clientsEmpty')} text={t('plans.clientsEmptyText')} />
        )}
        <ul className={classes.rows}>
          {clients.map((client) => (
            <Client key={client.id} client={client} />
          ))}
        </ul>
        {list.hasNextPage && (
          <LoadMore
            isLoading={list.isFetchingNextPage}
            hasFailed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </div>
    </section>
  );
}

function Client({ client }: { client: PlanClientView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency, timezone } = useMe().business;
  const now = useNow();
  return (
    <li className={classes.row}>
      <Link to={`/inbox/${client.dialogId}?view=all`} className={classes.who}>
        {personTitle(t, client.contact)}
      </Link>
      <span className={classes.quiet}>{client.manager?.name ?? t('plans.report.nobody')}</span>
      <span className={classes.quiet}>
        {t(`plans.via.${client.via}`)} · {dayAndTime(locale, timezone, client.at, now)}
      </span>
      <span className={classes.quiet}>{t('plans.ordersOf', { count: client.orders })}</span>
      <span className={classes.amount}>{money(locale, currency, { from: client.paid })}</span>
    </li>
  );
}
