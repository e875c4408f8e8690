import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from '../../domain/training/evaluation.ts';
import { intentTitle } from '../shared/intent-title.ts';
import classes from './candidates.module.css';

const SHOWN = 12;

/** What is taken for what, with texts of it. */
export function ConfusionSection({ evaluation: { confusions } }: { evaluation: Evaluation }) {
  const { t } = useTranslation();
  if (confusions.length === 0) return null;
  return (
    <section className={classes.block} aria-labelledby="candidate-confusions">
      <h2 id="candidate-confusions">{t('candidate.confusions')}</h2>
      <ul className={classes.lines}>
        {confusions.slice(0, SHOWN).map(({ actual, predicted, count, examples }) => (
          <li key={`${actual} ${predicted}`}>
            <span>
              <b>{count}</b> {intentTitle(t, actual)} → {intentTitle(t, predicted)}
            </span>
            <Text size="sm" c="dimmed">
              {examples.map((text) => `«${text}»`).join(', ')}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
