import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { KnowledgeTrialView } from '../../http/views/knowledge-view.ts';
import classes from './knowledge.module.css';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What the answer was chosen from, best first. */
export function FoundList({ trial: { found, needed } }: { trial: KnowledgeTrialView }) {
  const { t } = useTranslation();
  if (found.length === 0)
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t('knowledge.trial.none')}
      </Text>
    );
  return (
    <>
      <h3 className={classes.small}>{t('knowledge.trial.found')}</h3>
      <ol className={classes.found}>
        {found.map(({ id, topic, isDraft, heading, text, coverage, answers }) => (
          <li key={id} data-answers={answers || undefined}>
            <span className={classes.foundHead}>
              {topic === null ? <b>{heading}</b> : <Link to={`/knowledge/pages/${topic}`}>{heading}</Link>}
              <span className={classes.quiet}>
                {isDraft && `${t('knowledge.trial.thisPage')} · `}
                {topic === null && !isDraft && `${t('knowledge.trial.business')} · `}
                {t('knowledge.trial.covers', { share: percent(coverage) })}
              </span>
            </span>
            <span className={classes.clamped}>{text}</span>
          </li>
        ))}
      </ol>
      <Text size="xs" c="dimmed">
        {t('knowledge.trial.needed', { share: percent(needed) })}
      </Text>
    </>
  );
}
