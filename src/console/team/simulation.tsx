import { Button, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RuleParts, SimulationView } from '../../http/views/distribution-view.ts';
import { ErrorState } from '../shared/error-state.tsx';
import classes from './team.module.css';
import { simulateRule } from './team-queries.ts';

interface SimulationProps {
  /** Null: a rule that is not saved yet. */
  id: string | null;
  parts: RuleParts;
}

/** Who would have got how many of last month's dialogs by the rule as it is being edited. */
export function Simulation({ id, parts }: SimulationProps) {
  const { t } = useTranslation();
  const simulation = useMutation({ mutationFn: () => simulateRule(id, parts) });
  return (
    <div>
      <Button
        variant="light"
        leftSection={<IconHistory size={16} aria-hidden />}
        loading={simulation.isPending}
        onClick={() => simulation.mutate()}
      >
        {t('rules.simulate')}
      </Button>
      <div role="status">
        {simulation.isError && <ErrorState error={simulation.error} onRetry={() => simulation.mutate()} />}
        {simulation.data && <Outcome outcome={simulation.data} />}
      </div>
    </div>
  );
}

function Outcome({ outcome }: { outcome: SimulationView }) {
  const { t } = useTranslation();
  const { leads, people, nobody, basis, cut } = outcome;
  if (leads === 0) {
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t('rules.simulatedNone')}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" my="sm">
        {t('rules.simulated', { leads })} {basis === 'all' && t('rules.simulatedAll')} {cut && t('rules.simulatedCut')}
      </Text>
      <table className={classes.bars}>
        <thead>
          <tr>
            <th scope="col">{t('rules.person')}</th>
            <th scope="col">{t('rules.would')}</th>
            <th scope="col">{t('rules.did')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ operatorId, name, would, did }) => (
            <tr key={operatorId}>
              <td>{name}</td>
              <td>{would}</td>
              <td>{did}</td>
            </tr>
          ))}
          {nobody > 0 && (
            <tr>
              <td>{t('rules.nobody')}</td>
              <td>{nobody}</td>
              <td>0</td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  );
}
