import { Accordion, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KnowledgePageView, KnowledgeVersionsView } from '../../http/views/knowledge-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useNow } from '../shared/use-now.ts';
import { Block } from './block.tsx';
import classes from './knowledge.module.css';
import { pagePath, versionsQuery } from './knowledge-queries.ts';
import { usePageChange } from './use-page-change.ts';

/** Every version of a page with who wrote it and when; any can be read and gone back to. */
export function PageHistory({ page }: { page: KnowledgePageView }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const versions = useQuery(versionsQuery(page));
  const [question, ask] = useConfirm();
  const change = usePageChange();
  const restore = (version: number): void =>
    ask({
      title: t('knowledge.history.ask', { version }),
      text: t('knowledge.history.askText'),
      yes: t('knowledge.history.restore'),
      no: t('common.cancel'),
      onYes: () =>
        change.mutate({
          path: `${pagePath(page)}/restore`,
          method: 'POST',
          body: { to: version, version: page.version },
          done: t('knowledge.history.done', { version }),
        }),
    });
  const { items = [], file = null } = versions.data ?? {};
  return (
    <Block title={t('knowledge.history.title')}>
      {question}
      {versions.isError && !versions.data && <ErrorState error={versions.error} onRetry={() => versions.refetch()} />}
      {versions.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('knowledge.history.empty')}
        </Text>
      )}
      {items.length > 0 && (
        <Accordion variant="separated" chevronPosition="left" classNames={{ item: classes.version ?? '' }}>
          {items.map((one) => (
            <Version
              key={one.version}
              version={one}
              isCurrent={one.version === page.version}
              onRestore={
                canManage && one.state === 'text' && one.version !== page.version
                  ? () => restore(one.version)
                  : undefined
              }
            />
          ))}
          {file && (
            <Accordion.Item value="file">
              <Accordion.Control>
                <Text size="sm" fw={600}>
                  {t('knowledge.history.file')}
                </Text>
              </Accordion.Control>
              <Accordion.Panel>
                <Words title={file.title} body={file.body} />
              </Accordion.Panel>
            </Accordion.Item>
          )}
        </Accordion>
      )}
    </Block>
  );
}

interface VersionProps {
  version: KnowledgeVersionsView['items'][number];
  isCurrent: boolean;
  /** Left out where there is nothing to go back to. */
  onRestore: (() => void) | undefined;
}

function Version({ version: { version, state, title, body, at, by }, isCurrent, onRestore }: VersionProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const facts = [
    by?.name,
    dayAndTime(locale, timezone, at, now),
    state === 'removed' && t('knowledge.history.removed'),
    state === 'as_file' && t('knowledge.history.asFile'),
    isCurrent && t('knowledge.history.current'),
  ];
  return (
    <Accordion.Item value={String(version)}>
      <Accordion.Control>
        <Text size="sm" fw={600}>
          {t('knowledge.history.version', { version })}
        </Text>
        <Text size="xs" c="dimmed">
          {facts.filter(Boolean).join(' · ')}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        {state === 'text' && <Words title={title} body={body} />}
        {onRestore && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('knowledge.history.restoreOne', { version })}
            onClick={onRestore}
          >
            {t('knowledge.history.restore')}
          </Button>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function Words({ title, body }: { title: string; body: string }) {
  return (
    <p className={classes.words}>
      <b>{title}</b>
      {`\n${body}`}
    </p>
  );
}
