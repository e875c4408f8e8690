import { Box, Button, NativeSelect, Text, Title } from '@mantine/core';
import { IconMailCheck, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { channelTitle } from '../journal/titles.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanAct } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { useNow } from '../shared/use-now.ts';
import { ResendAllButton } from './resend-all-button.tsx';
import classes from './undelivered.module.css';
import { UndeliveredItem } from './undelivered-item.tsx';
import { channelsQuery, type UndeliveredFilters, undeliveredQuery } from './undelivered-queries.ts';

const states = ['failed', 'uncertain', 'dropped'] as const;

/** What did not reach the customer, why, and the way to send it again. */
export function UndeliveredPage() {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const now = useNow();
  const [filters, change] = useFilters();
  const list = useInfiniteQuery(undeliveredQuery(filters));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  // Uncertain ones may have come: they are sent again together only by who has asked for just them.
  const canResendAll = filters.state === 'uncertain' ? items.length > 0 : items.some(({ state }) => state === 'failed');

  return (
    <Box className={classes.page}>
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('undelivered.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('undelivered.lead')}
          </Text>
        </div>
        {canAct && canResendAll && <ResendAllButton filters={filters} />}
      </div>
      <Filters filters={filters} onChange={change} />
      <section className={classes.list} aria-label={t('undelivered.list')} aria-busy={list.isPlaceholderData}>
        {list.isPending && <PageSkeleton />}
        {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
        {list.isSuccess && items.length === 0 && <Nothing filters={filters} onChange={change} />}
        {items.length > 0 && (
          <ul className={classes.items}>
            {items.map((item) => (
              <UndeliveredItem key={item.id} item={item} now={now} />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <LoadMore
            isLoading={list.isFetchingNextPage}
            hasFailed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </section>
    </Box>
  );
}

interface FilterProps {
  filters: UndeliveredFilters;
  onChange: (change: Partial<UndeliveredFilters>) => void;
}

function Filters({ filters, onChange }: FilterProps) {
  const { t } = useTranslation();
  const known = (useQuery(channelsQuery).data ?? []).map(({ id, kind }) => ({
    value: id,
    label: channelTitle(t, id, kind),
  }));
  // A link may name a channel that is connected no more.
  const isKnown = filters.channel === '' || known.some(({ value }) => value === filters.channel);
  return (
    <div className={classes.filters}>
      <NativeSelect
        aria-label={t('undelivered.state')}
        value={filters.state}
        data={[
          { value: '', label: t('undelivered.waiting') },
          ...states.map((state) => ({ value: state, label: t(`undelivered.states.${state}`) })),
        ]}
        onChange={(event) => onChange({ state: stateOf(event.currentTarget.value) })}
      />
      <NativeSelect
        aria-label={t('undelivered.channel')}
        value={filters.channel}
        data={[
          { value: '', label: t('undelivered.anyChannel') },
          ...known,
          ...(isKnown ? [] : [{ value: filters.channel, label: filters.channel }]),
        ]}
        onChange={(event) => onChange({ channel: event.currentTarget.value })}
      />
    </div>
  );
}

function Nothing({ filters, onChange }: FilterProps) {
  const { t } = useTranslation();
  if (!filters.state && !filters.channel)
    return <EmptyState Icon={IconMailCheck} title={t('undelivered.empty')} text={t('undelivered.emptyText')} />;
  return (
    <EmptyState Icon={IconSearch} title={t('undelivered.found')} text={t('undelivered.foundText')}>
      <Button variant="light" mt="sm" onClick={() => onChange({ state: '', channel: '' })}>
        {t('undelivered.reset')}
      </Button>
    </EmptyState>
  );
}

/** Kept in the address, so that a link shows a colleague the same. */
function useFilters(): [UndeliveredFilters, (change: Partial<UndeliveredFilters>) => void] {
  const [params, change] = useAddress();
  return [{ state: stateOf(params.get('state')), channel: params.get('channel') ?? '' }, change];
}

const stateOf = (text: string | null): UndeliveredFilters['state'] => states.find((state) => state === text) ?? '';
