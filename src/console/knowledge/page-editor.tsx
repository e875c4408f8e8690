import { Button, Group, SegmentedControl, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/localized.ts';
import type { KnowledgePageView, KnowledgeTopicView } from '../../http/views/knowledge-view.ts';
import { useCanManage } from '../shared/me-context.ts';
import { AskedBanner } from './asked-banner.tsx';
import classes from './knowledge.module.css';
import { checkQuery, type WrittenPage } from './knowledge-queries.ts';
import { PageAnswers } from './page-answers.tsx';
import { PageConflict } from './page-conflict.tsx';
import { PageProblems } from './page-problems.tsx';
import { LOCALES } from './shown-topics.ts';
import { TryBox } from './try-box.tsx';
import type { Draft } from './use-drafts.ts';

interface PageEditorProps {
  /** Null: a new page. */
  topic: string | null;
  pages: readonly KnowledgePageView[];
  limits: KnowledgeTopicView['limits'];
  locale: Locale;
  onLocale: (locale: Locale) => void;
  drafts: Record<Locale, Draft | null>;
  isRestored: boolean;
  onDraft: (draft: Draft | null) => void;
  isSaving: boolean;
  /** Saves what is written on top of this version. */
  onSave: (draft: Draft, version: number) => void;
  question: string;
}

const TYPED_MS = 350;

/** The words of a page in one language, with what is wrong with them and what the bot makes of them. */
export function PageEditor({
  topic,
  pages,
  limits,
  locale,
  drafts,
  onDraft,
  onSave,
  question,
  ...rest
}: PageEditorProps) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  // What is typed on top of what is just being saved would go with it.
  const isLocked = !canManage || rest.isSaving;
  const saved = pages.find((page) => page.locale === locale);
  const draft = drafts[locale];
  const heading = headingOf(question).slice(0, limits.title);
  const before: Draft = {
    // A new page begins with the question that it is to answer.
    title: saved?.title ?? (topic === null ? heading : ''),
    body: saved?.body ?? '',
    version: saved?.version ?? 0,
  };
  const shown = draft ?? before;
  const isChanged = draft !== null && (draft.title !== before.title || draft.body !== before.body);
  const isBehind = isChanged && saved !== undefined && draft.version < saved.version;
  const [settled] = useDebouncedValue(shown, TYPED_MS);
  const { data: check } = useQuery({ ...checkQuery(settled, locale), placeholderData: keepPreviousData });
  // An untouched form is not full of faults.
  const isUntouched = draft === null && shown.body === '';
  const written: WrittenPage | null = isChanged
    ? { ...(topic !== null && { topic }), title: shown.title, body: shown.body }
    : null;
  const canSave = isChanged && check !== undefined && check.errors.length === 0;
  const write = (change: Partial<Draft>): void => onDraft({ ...shown, ...change });
  const isHeaded = shown.title.includes(heading) || shown.body.includes(heading);

  return (
    <>
      {question && (
        <AskedBanner
          question={question}
          locale={locale}
          draft={written}
          onHeading={
            canManage && !isHeaded
              ? () => write({ body: `${shown.body.trimEnd()}\n\n## ${heading}\n\n`.trimStart() })
              : undefined
          }
        />
      )}
      <div className={classes.columns}>
        <section className={classes.block} aria-label={t('knowledge.editor.body')}>
          <Languages pages={pages} drafts={drafts} locale={locale} onLocale={rest.onLocale} />
          <Standing topic={topic} page={saved} isRestored={rest.isRestored && isChanged} />
          <TextInput
            label={t('knowledge.editor.title')}
            description={t('knowledge.editor.titleHint')}
            value={shown.title}
            readOnly={isLocked}
            error={shown.title.trim().length > limits.title}
            onChange={(event) => write({ title: event.currentTarget.value })}
          />
          <Textarea
            mt="sm"
            label={t('knowledge.editor.body')}
            description={t(canManage ? 'knowledge.editor.bodyHint' : 'knowledge.editor.readOnly')}
            value={shown.body}
            readOnly={isLocked}
            autosize
            minRows={10}
            maxRows={26}
            onChange={(event) => write({ body: event.currentTarget.value })}
          />
          <Text size="xs" ta="right" mt={4} c={shown.body.length > limits.body ? 'var(--v-bad)' : 'dimmed'}>
            {t('knowledge.editor.count', { count: shown.body.length, most: limits.body })}
          </Text>
          {check && !isUntouched && <PageProblems check={check} />}
          {isBehind && (
            <PageConflict
              theirs={saved}
              isSaving={rest.isSaving}
              canSave={canSave}
              onMine={() => onSave(shown, saved.version)}
              onDrop={() => onDraft(null)}
            />
          )}
          {canManage && (
            <Group gap="xs" mt="md">
              <Button
                disabled={!canSave || isBehind}
                loading={rest.isSaving}
                onClick={() => onSave(shown, shown.version)}
              >
                {t(topic === null ? 'knowledge.editor.create' : 'knowledge.editor.save')}
              </Button>
              {isChanged && (
                <>
                  <Button variant="default" onClick={() => onDraft(null)}>
                    {t('knowledge.editor.revert')}
                  </Button>
                  <Text size="sm" c="dimmed">
                    {t('knowledge.editor.changed')}
                  </Text>
                </>
              )}
            </Group>
          )}
        </section>
        <div className={classes.aside}>
          <TryBox
            title={t(isChanged ? 'knowledge.trial.draftTitle' : 'knowledge.trial.title')}
            locale={locale}
            draft={written}
            question={question}
          />
          <PageAnswers passages={isUntouched ? [] : (check?.passages ?? [])} />
        </div>
      </div>
    </>
  );
}

/** A question as people write headings. */
function headingOf(question: string): string {
  const words = question.replace(/[?!.\s]+$/u, '');
  return words.slice(0, 1).toLocaleUpperCase() + words.slice(1);
}

type LanguagesProps = Pick<PageEditorProps, 'pages' | 'drafts' | 'locale' | 'onLocale'>;

/** One tab a language; one that is missing and one with a draft are marked. */
function Languages({ pages, drafts, locale, onLocale }: LanguagesProps) {
  const { t } = useTranslation();
  const mark = (one: Locale): string => {
    if (drafts[one]) return ' •';
    const page = pages.find((known) => known.locale === one);
    return page && page.origin !== 'removed' ? '' : ` · ${t('knowledge.missingMark')}`;
  };
  return (
    <SegmentedControl
      mb="sm"
      aria-label={t('knowledge.editor.languages')}
      value={locale}
      data={LOCALES.map((one) => ({ value: one, label: t(`knowledge.locales.${one}`) + mark(one) }))}
      onChange={(one) => onLocale(one === 'en' ? 'en' : 'ru')}
    />
  );
}

interface StandingProps {
  topic: string | null;
  page: KnowledgePageView | undefined;
  isRestored: boolean;
}

/** What has to be known before reading on: a missing language, a page that was removed, a draft of the last time. */
function Standing({ topic, page, isRestored }: StandingProps) {
  const { t } = useTranslation();
  const isRemoved = page?.origin === 'removed';
  return (
    <>
      {topic !== null && (!page || isRemoved) && (
        <p className={classes.notice}>{t(isRemoved ? 'knowledge.editor.removed' : 'knowledge.editor.missing')}</p>
      )}
      {isRestored && <p className={classes.notice}>{t('knowledge.editor.restored')}</p>}
    </>
  );
}
