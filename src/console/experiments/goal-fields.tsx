import { Checkbox, Group, NumberInput, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { GOALS, GUARD_RAILS, type PlanState, usualWindow } from './plan-state.ts';

interface GoalFieldsProps {
  plan: PlanState;
  onChange: (plan: PlanState) => void;
}

/** What is hoped for, and what must not get worse. */
export function GoalFields({ plan, onChange }: GoalFieldsProps) {
  const { t } = useTranslation();
  const pick = (value: string) => {
    const goal = GOALS.find((one) => one === value);
    if (goal) onChange({ ...plan, goal, windowDays: usualWindow(goal) });
  };
  const guard = (values: string[]) =>
    onChange({ ...plan, guardRails: GUARD_RAILS.filter((rail) => values.includes(rail)) });
  return (
    <Stack gap="md">
      <Radio.Group
        label={t('experiments.goal')}
        description={t('experiments.goalText')}
        value={plan.goal}
        onChange={pick}
      >
        <Group gap="lg" mt={8}>
          {GOALS.map((goal) => (
            <Radio key={goal} value={goal} label={t(`experiments.goals.${goal}`)} />
          ))}
        </Group>
      </Radio.Group>
      <NumberInput
        label={t('experiments.window')}
        description={t('experiments.windowText')}
        min={1}
        max={90}
        allowDecimal={false}
        maw={320}
        value={plan.windowDays}
        onChange={(value) => onChange({ ...plan, windowDays: Math.max(1, Number(value)) })}
      />
      <Checkbox.Group
        label={t('experiments.rails')}
        description={t('experiments.railsChoice')}
        value={plan.guardRails}
        onChange={guard}
      >
        <Stack gap={8} mt={8}>
          {GUARD_RAILS.map((rail) => (
            <Checkbox key={rail} value={rail} label={t(`experiments.guardRails.${rail}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {plan.guardRails.length > 0 && (
        <NumberInput
          label={t('experiments.guardDays')}
          description={t('experiments.guardDaysText')}
          min={1}
          max={90}
          allowDecimal={false}
          maw={320}
          value={plan.guardDays}
          onChange={(value) => onChange({ ...plan, guardDays: Math.max(1, Number(value)) })}
        />
      )}
    </Stack>
  );
}
