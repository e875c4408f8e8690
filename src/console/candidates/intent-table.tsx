import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Evaluation } from '../../domain/training/evaluation.ts';
import { intentTitle } from '../shared/intent-title.ts';
import classes from './candidates.module.css';
import { percent } from './percent.ts';

const SHOWN = 10;

/** Intents, the worst first, with what would help them. */
export function IntentTable({ evaluation: { byIntent, curve } }: { evaluation: Evaluation }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const advice = new Map(curve?.byIntent.map((one) => [one.intent, one.advice]));
  const shown = isWhole ? byIntent : byIntent.slice(0, SHOWN);
  return (
    <section className={classes.block} aria-labelledby="candidate-intents">
      <h2 id="candidate-intents">{t('candidate.intents')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <div className={classes.scroll} tabIndex={0}>
        <Table verticalSpacing={6} aria-labelledby="candidate-intents">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('candidate.columns.intent')}</Table.Th>
              <Table.Th ta="right">F1</Table.Th>
              <Table.Th ta="right">{t('candidate.columns.precision')}</Table.Th>
              <Table.Th ta="right">{t('candidate.columns.recall')}</Table.Th>
              <Table.Th ta="right">{t('candidate.columns.samples')}</Table.Th>
              <Table.Th>{t('candidate.columns.advice')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ intent, f1, precision, recall, samples }) => (
              <Table.Tr key={intent}>
                <Table.Td>
                  <Link to={`/intents/${encodeURIComponent(intent)}`}>{intentTitle(t, intent)}</Link>
                </Table.Td>
                <Table.Td ta="right">{percent(f1)} %</Table.Td>
                <Table.Td ta="right">{percent(precision)} %</Table.Td>
                <Table.Td ta="right">{percent(recall)} %</Table.Td>
                <Table.Td ta="right">{samples}</Table.Td>
                <Table.Td>{t(`candidate.advice.${advice.get(intent) ?? 'unsure'}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {byIntent.length > SHOWN && (
        <Button size="compact-sm" variant="subtle" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('training.fewer') : t('training.showAll', { count: byIntent.length })}
        </Button>
      )}
    </section>
  );
}
