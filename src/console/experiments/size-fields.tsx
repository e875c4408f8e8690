import { Group, NumberInput, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';
import { clientsNeededQuery } from './experiments-queries.ts';
import { type PlanState, weightsOf } from './plan-state.ts';

interface SizeFieldsProps {
  plan: PlanState;
  onChange: (plan: PlanState) => void;
}

const TYPING_MS = 300;

/** How many clients it takes to see a difference of a given size. */
export function SizeFields({ plan, onChange }: SizeFieldsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const asked = { rate: plan.ratePercent / 100, effect: plan.effectPoints / 100, weights: weightsOf(plan) };
  const [settled] = useDebouncedValue(asked, TYPING_MS);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const needed = useQuery(clientsNeededQuery(settled));
  return (
    <>
      <Group gap="md" align="flex-end">
        <NumberInput
          label={t('experiments.rate')}
          suffix=" %"
          min={0.1}
          max={99.9}
          decimalScale={1}
          value={plan.ratePercent}
          onChange={(value) => onChange({ ...plan, ratePercent: Number(value) })}
        />
        <NumberInput
          label={t('experiments.effect')}
          suffix={` ${t('experiments.points')}`}
          min={0.2}
          max={50}
          decimalScale={1}
          value={plan.effectPoints}
          onChange={(value) => onChange({ ...plan, effectPoints: Number(value) })}
        />
      </Group>
      <p className={classes.needed} role="status">
        {needed.data
          ? t('experiments.needed', {
              clients: needed.data.clients.toLocaleString(locale),
              from: percent.format(asked.rate),
              to: percent.format(asked.rate + asked.effect),
            })
          : t('experiments.neededUnknown')}
      </p>
      <Text size="sm" c="dimmed">
        {t('experiments.neededText')}
      </Text>
    </>
  );
}
