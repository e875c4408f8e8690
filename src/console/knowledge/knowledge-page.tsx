import { Alert, Box, Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconBook2, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KnowledgeListView } from '../../http/views/knowledge-view.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import classes from './knowledge.module.css';
import { KnowledgeHead } from './knowledge-head.tsx';
import { pagesQuery } from './knowledge-queries.ts';
import { pageShows, shownTopics, topicsOf } from './shown-topics.ts';
import { TopicRow } from './topic-row.tsx';
import { TryBox } from './try-box.tsx';

/** All pages that the bot answers from, how much they are used, and a place to try a question on them. */
export function KnowledgePage() {
  const { t } = useTranslation();
  const list = useQuery(pagesQuery);
  const locale = useLocale();
  return (
    <Box className={classes.page}>
      <KnowledgeHead lead={t('knowledge.lead')} />
      {list.data && <Problems problems={list.data.problems} />}
      <div className={classes.columns}>
        <div className={classes.main}>
          {list.isPending && <PageSkeleton />}
          {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
          {list.data && <Pages items={list.data.items} />}
        </div>
        <aside className={classes.aside}>
          <TryBox title={t('knowledge.trial.title')} locale={locale} canChooseLocale />
        </aside>
      </div>
    </Box>
  );
}

function Pages({ items }: { items: KnowledgeListView['items'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [params, change] = useAddress();
  const show = pageShows.find((one) => one === params.get('show')) ?? 'all';
  const search = params.get('q') ?? '';
  const shown = shownTopics(topicsOf(items, locale), show, search);
  const reset = (): void => change({ show: undefined, q: undefined });
  if (items.length === 0)
    return <EmptyState Icon={IconBook2} title={t('knowledge.empty')} text={t('knowledge.emptyText')} />;
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          className={classes.search ?? ''}
          aria-label={t('knowledge.search')}
          placeholder={t('knowledge.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            search && (
              <CloseButton size="sm" aria-label={t('knowledge.clear')} onClick={() => change({ q: undefined })} />
            )
          }
          value={search}
          onChange={(event) => change({ q: event.currentTarget.value })}
        />
        <NativeSelect
          aria-label={t('knowledge.show')}
          value={show}
          data={pageShows.map((one) => ({ value: one, label: t(`knowledge.shows.${one}`) }))}
          onChange={(event) => change({ show: event.currentTarget.value === 'all' ? '' : event.currentTarget.value })}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState Icon={IconSearch} title={t('knowledge.found')} text={t('knowledge.foundText')}>
          <Button variant="light" mt="sm" onClick={reset}>
            {t('knowledge.reset')}
          </Button>
        </EmptyState>
      ) : (
        <ul className={classes.list} aria-label={t('knowledge.list')}>
          {shown.map((topic) => (
            <TopicRow key={topic.topic} topic={topic} />
          ))}
        </ul>
      )}
    </>
  );
}

function Problems({ problems }: { problems: KnowledgeListView['problems'] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <Alert
      mb="md"
      color="orange"
      variant="light"
      icon={<IconAlertTriangle size={20} aria-hidden />}
      title={t('knowledge.problems')}
      classNames={{ title: classes.alertTitle ?? '' }}
    >
      {t('knowledge.problemsText')}
      <ul className={classes.fileProblems}>
        {problems.map(({ file, line, reason }) => (
          <li key={`${file}:${line}:${reason}`}>
            {line === null
              ? t('knowledge.problemNoLine', { file, reason })
              : t('knowledge.problem', { file, line, reason })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
