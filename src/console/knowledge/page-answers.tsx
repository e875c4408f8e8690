import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KnowledgeCheckView } from '../../http/views/knowledge-view.ts';
import { Block } from './block.tsx';
import classes from './knowledge.module.css';

/** What customers can get to see of a page: its paragraphs as plain text, each by itself. */
export function PageAnswers({ passages }: { passages: KnowledgeCheckView['passages'] }) {
  const { t } = useTranslation();
  return (
    <Block title={t('knowledge.editor.answers')} lead={t('knowledge.editor.answersText')}>
      {passages.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('knowledge.editor.noAnswers')}
        </Text>
      ) : (
        <ol className={classes.passages}>
          {passages.map(({ heading, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand there twice, and nothing is kept in a line.
            <li key={at}>
              <span className={classes.quiet}>{heading}</span>
              <p className={classes.said}>{text}</p>
            </li>
          ))}
        </ol>
      )}
    </Block>
  );
}
