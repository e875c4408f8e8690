import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AskChoice, AskView } from '../../http/views/ask-view.ts';
import classes from './ask.module.css';
import { figureText } from './figure-text.ts';
import { useWords } from './use-words.ts';

const MOST_ROWS = 12;
/** Links of the server have the place of the console in them, as those in a digest. */
const BASE = /^\/console/u;

interface AskAnswerProps {
  answer: AskView;
  onChoose: (choice: AskChoice) => void;
  onExample: (question: string) => void;
}

/** What came back: the answer, the question which of several is meant, or what can be asked. */
export function AskAnswer({ answer, onChoose, onExample }: AskAnswerProps) {
  const { t } = useTranslation();
  const words = useWords();
  switch (answer.kind) {
    case 'answer': {
      const { text, link, building, rows, unit, by } = answer;
      return (
        <>
          <Text>{text}</Text>
          {rows.length > 0 && (
            <ul className={classes.rows}>
              {rows.slice(0, MOST_ROWS).map(({ title, figure }) => (
                <li key={title}>
                  <span>{title}</span>
                  <b>{figure.value === null ? '—' : figureText(words, unit, figure.value)}</b>
                </li>
              ))}
              {rows.length > MOST_ROWS && <li>{t('ask.others', { count: rows.length - MOST_ROWS })}</li>}
            </ul>
          )}
          {building && (
            <Text size="sm" c="dimmed">
              {t('ask.building')}
            </Text>
          )}
          <Link to={link.replace(BASE, '')} className={classes.link}>
            {t(by === null ? 'ask.open' : 'ask.more')}
          </Link>
        </>
      );
    }
    case 'which':
      return (
        <>
          <Text>{answer.text}</Text>
          <Group gap={8} mt={8}>
            {answer.options.map(({ title, choice }) => (
              <Button key={title} size="compact-md" variant="default" onClick={() => onChoose(choice)}>
                {title}
              </Button>
            ))}
          </Group>
        </>
      );
    case 'not_understood':
      return (
        <>
          <Text>{answer.text}</Text>
          <Text size="sm" c="dimmed" mt={8}>
            {t('ask.examples')}
          </Text>
          <Group gap={8} mt={6}>
            {answer.examples.map((example) => (
              <Button key={example} size="compact-sm" variant="default" onClick={() => onExample(example)}>
                {example}
              </Button>
            ))}
          </Group>
        </>
      );
  }
}
