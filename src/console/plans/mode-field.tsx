import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanMode } from '../../domain/plans/plan.ts';

interface ModeFieldProps {
  value: PlanMode;
  onChange: (mode: PlanMode) => void;
}

const MODES: readonly PlanMode[] = ['even', 'linked'];

export function ModeField({ value, onChange }: ModeFieldProps) {
  const { t } = useTranslation();
  const choose = (chosen: string): void => {
    const mode = MODES.find((known) => known === chosen);
    if (mode) onChange(mode);
  };
  return (
    <Radio.Group label={t('plans.field.mode')} value={value} onChange={choose}>
      <Stack gap={8} mt={6}>
        {MODES.map((mode) => (
          <Radio key={mode} value={mode} label={t(`plans.mode.${mode}`)} description={t(`plans.mode.${mode}Text`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
