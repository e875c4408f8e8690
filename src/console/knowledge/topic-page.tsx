import { Anchor, Box, Button, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconFileText, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Locale } from '../../domain/localized.ts';
import type { KnowledgePageView, KnowledgeTopicView } from '../../http/views/knowledge-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { TrainingTabs } from '../training-tabs.tsx';
import classes from './knowledge.module.css';
import { pagePath, topicQuery } from './knowledge-queries.ts';
import { PageEditor } from './page-editor.tsx';
import { PageHistory } from './page-history.tsx';
import { useDrafts } from './use-drafts.ts';
import { usePageChange } from './use-page-change.ts';
import { useWrittenBy } from './use-written-by.ts';

/** One page of the knowledge base: read, edited, tried, gone back in. */
export function TopicPage() {
  const { topic = '' } = useParams();
  const page = useQuery(topicQuery(topic));
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <BackToPages />
      {page.isPending && <PageSkeleton />}
      {page.isError && !page.data && <ErrorState error={page.error} onRetry={() => page.refetch()} />}
      {page.data && <Topic key={topic} view={page.data} />}
    </Box>
  );
}

export function BackToPages() {
  const { t } = useTranslation();
  return (
    <Anchor component={Link} to="/knowledge" size="sm" className={classes.back ?? ''}>
      <IconArrowLeft size={15} aria-hidden />
      {t('knowledge.editor.back')}
    </Anchor>
  );
}

function Topic({ view: { topic, pages, limits } }: { view: KnowledgeTopicView }) {
  const { t } = useTranslation();
  const [params, changeAddress] = useAddress();
  const locale = useShownLocale(pages, params.get('locale'));
  const { drafts, restored, write } = useDrafts(topic);
  const change = usePageChange();
  const page = pages.find((one) => one.locale === locale);
  const titled = page?.title ? page : pages.find(({ title }) => title !== '');
  const writtenBy = useWrittenBy();
  return (
    <>
      <Title order={1} size="h3">
        {titled?.title ?? topic}
      </Title>
      {page && page.origin !== 'removed' && (
        <Text size="sm" c="dimmed" mb="md">
          {[
            page.origin === 'file' ? writtenBy(page) : `${t(`knowledge.origin.${page.origin}`)}: ${writtenBy(page)}`,
            page.uses > 0 ? t('knowledge.uses', { count: page.uses }) : t('knowledge.unused'),
          ].join(' · ')}
        </Text>
      )}
      <PageEditor
        key={locale}
        topic={topic}
        pages={pages}
        limits={limits}
        locale={locale}
        onLocale={(one) => changeAddress({ locale: one })}
        drafts={drafts}
        isRestored={restored.includes(locale)}
        onDraft={(draft) => write(locale, draft)}
        isSaving={change.isPending}
        onSave={({ title, body }, version) =>
          change.mutate(
            {
              path: pagePath({ topic, locale }),
              method: 'POST',
              body: { title, body, version },
              done: t('knowledge.editor.saved'),
            },
            { onSuccess: () => write(locale, null) },
          )
        }
        question={params.get('question') ?? ''}
      />
      {page && <PageHistory page={page} />}
      {page && <Removal page={page} onDone={() => write(locale, null)} />}
    </>
  );
}

/** The language that the address names; else that of the screen, if the page is there in it. */
function useShownLocale(pages: readonly KnowledgePageView[], named: string | null): Locale {
  const own = useLocale();
  if (named === 'ru' || named === 'en') return named;
  const there = pages.filter(({ origin }) => origin !== 'removed');
  return there.some(({ locale }) => locale === own) ? own : (there[0]?.locale ?? own);
}

/** The ways to have the page no more, or as its file has it. */
function Removal({ page, onDone }: { page: KnowledgePageView; onDone: () => void }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const [question, ask] = useConfirm();
  const change = usePageChange();
  if (!canManage) return null;
  const { origin, hasFile, version, title } = page;
  const asFile = (): void =>
    ask({
      title: t('knowledge.editor.asFileAsk'),
      text: t('knowledge.editor.asFileText'),
      yes: t('knowledge.editor.asFile'),
      no: t('common.cancel'),
      onYes: () =>
        change.mutate(
          {
            path: `${pagePath(page)}/restore`,
            method: 'POST',
            body: { to: 'file', version },
            done: t('knowledge.editor.asFileDone'),
          },
          { onSuccess: onDone },
        ),
    });
  const remove = (): void =>
    ask({
      title: t('knowledge.editor.removeAsk', { title }),
      text: t('knowledge.editor.removeText'),
      yes: t('knowledge.editor.remove'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () =>
        change.mutate(
          { path: `${pagePath(page)}?version=${version}`, method: 'DELETE', done: t('knowledge.editor.removedDone') },
          { onSuccess: onDone },
        ),
    });
  return (
    <Group gap="xs">
      {question}
      {hasFile && origin !== 'file' && (
        <Button variant="default" size="sm" leftSection={<IconFileText size={16} aria-hidden />} onClick={asFile}>
          {t('knowledge.editor.asFile')}
        </Button>
      )}
      {origin !== 'removed' && (
        <Button
          variant="subtle"
          color="red"
          size="sm"
          className={classes.danger ?? ''}
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={remove}
        >
          {t('knowledge.editor.remove')}
        </Button>
      )}
    </Group>
  );
}
