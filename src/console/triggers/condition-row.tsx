import { ActionIcon, Checkbox, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../domain/triggers/condition.ts';
import { ConditionValue } from './condition-value.tsx';
import { CONDITION_KINDS, newCondition } from './new-parts.ts';
import classes from './triggers.module.css';
import type { Choices } from './use-choices.ts';

interface ConditionRowProps {
  condition: Condition;
  /** From 1, for those who hear it. */
  index: number;
  choices: Choices;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** One condition: of what, turned round or not, and which values. */
export function ConditionRow({ condition, index, choices, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation();
  const title = t(`triggers.conditions.${condition.kind}`);
  return (
    <li className={classes.part}>
      <div className={classes.partHead}>
        <NativeSelect
          className={classes.grow ?? ''}
          aria-label={`${t('triggers.form.conditions')} ${index}`}
          value={condition.kind}
          data={CONDITION_KINDS.map((value) => ({ value, label: t(`triggers.conditions.${value}`) }))}
          onChange={(event) => {
            const kind = CONDITION_KINDS.find((one) => one === event.currentTarget.value);
            if (kind) onChange(newCondition(kind));
          }}
        />
        <Checkbox
          label={t('triggers.form.not')}
          aria-label={`${t('triggers.form.not')}: ${title}`}
          checked={condition.not}
          onChange={(event) => onChange({ ...condition, not: event.currentTarget.checked })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('triggers.form.removeCondition', { index })}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <ConditionValue condition={condition} choices={choices} label={title} onChange={onChange} />
    </li>
  );
}
