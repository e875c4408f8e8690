import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TriggerAction } from '../../domain/triggers/trigger-action.ts';
import type { Choice } from './use-choices.ts';

type AssigneeAction = Extract<TriggerAction, { kind: 'change_assignee' }>;

interface AssigneeFieldsProps {
  action: AssigneeAction;
  team: readonly Choice[];
  onChange: (action: AssigneeAction) => void;
}

const TO = ['owner', 'linked', 'nobody', 'person'] as const;

/** Who is to answer for the dialog. */
export function AssigneeFields({ action, team, onChange }: AssigneeFieldsProps) {
  const { t } = useTranslation();
  const choose = (value: string): void => {
    const kind = TO.find((one) => one === value) ?? 'owner';
    onChange({
      ...action,
      to: kind === 'person' ? { kind, operatorId: team[0]?.value ?? '' } : { kind },
    });
  };
  return (
    <>
      <NativeSelect
        label={t('triggers.form.assignee')}
        value={action.to.kind}
        data={TO.map((value) => ({ value, label: t(`triggers.form.to.${value}`) }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {action.to.kind === 'person' && (
        <NativeSelect
          label={t('triggers.form.person')}
          value={action.to.operatorId}
          data={[...team]}
          onChange={(event) => onChange({ ...action, to: { kind: 'person', operatorId: event.currentTarget.value } })}
        />
      )}
    </>
  );
}
