import { Box, Button, Menu, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconDownload, IconPlus, IconSearch, IconUpload, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../api/request.ts';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanAct, useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { ContactFiltersBar } from './contact-filters-bar.tsx';
import classes from './contacts.module.css';
import { contactsQuery, countQuery } from './contacts-queries.ts';
import { ContactsTable } from './contacts-table.tsx';
import { NewContact } from './new-contact.tsx';
import { replacing, useContactFilters } from './use-contact-filters.ts';

/** Everybody who has ever written, been imported or been added. */
export function ContactsPage() {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const [filters, change] = useContactFilters();
  const [isAdding, adding] = useDisclosure(false);
  const list = useInfiniteQuery(contactsQuery(filters));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.keys(filters).some((name) => name !== 'sort');
  const reset = (): void => change(replacing(filters, {}));
  return (
    <Box className={classes.page}>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3">
            {t('contacts.title')} <Count filters={filters} />
          </Title>
          <Text c="dimmed" size="sm">
            {t('contacts.lead')}
          </Text>
        </div>
        <div className={classes.actions}>
          {canAct && (
            <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={adding.open}>
              {t('contacts.add')}
            </Button>
          )}
          <FileMenu filters={filters} />
        </div>
      </div>
      <ContactFiltersBar filters={filters} onChange={change} onReset={reset} />
      <section className={classes.list} aria-label={t('contacts.table')} aria-busy={list.isPlaceholderData}>
        {list.isPending && <PageSkeleton />}
        {list.isError && !list.isPlaceholderData && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
        {list.isSuccess && items.length === 0 && !list.hasNextPage && (
          <Nothing isFiltered={isFiltered} onReset={reset} />
        )}
        {!list.isError && items.length > 0 && <ContactsTable items={items} />}
        {list.hasNextPage && (
          <LoadMore
            isLoading={list.isFetchingNextPage}
            hasFailed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </section>
      {isAdding && <NewContact onClose={adding.close} />}
    </Box>
  );
}

function Count({ filters }: { filters: Readonly<Record<string, string>> }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(countQuery(filters));
  if (!data || data.count === null) return null;
  const count = new Intl.NumberFormat(i18n.language).format(data.count);
  return <span className={classes.count}>{t(data.exact ? 'contacts.count' : 'contacts.countMore', { count })}</span>;
}

function FileMenu({ filters }: { filters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  if (!canManage) return null;
  const { sort: _, ...asked } = filters;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" px="xs" aria-label={t('contacts.more')}>
          <IconDots size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/contacts/import" leftSection={<IconUpload size={16} aria-hidden />}>
          {t('contacts.import')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={`/api/v1/contacts/export${queryOf(asked)}`}
          download
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('contacts.export')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Nothing({ isFiltered, onReset }: { isFiltered: boolean; onReset: () => void }) {
  const { t } = useTranslation();
  if (!isFiltered) {
    return <EmptyState Icon={IconUsers} title={t('contacts.empty')} text={t('contacts.emptyText')} />;
  }
  return (
    <EmptyState Icon={IconSearch} title={t('contacts.found')} text={t('contacts.foundText')}>
      <Button variant="light" mt="sm" onClick={onReset}>
        {t('contacts.reset')}
      </Button>
    </EmptyState>
  );
}
