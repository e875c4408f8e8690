import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TriggerAction } from '../../domain/triggers/trigger-action.ts';
import { ActionValue } from './action-value.tsx';
import { ACTION_KINDS, newAction } from './new-parts.ts';
import classes from './triggers.module.css';
import type { Choices } from './use-choices.ts';

interface ActionRowProps {
  action: TriggerAction;
  index: number;
  choices: Choices;
  onChange: (action: TriggerAction) => void;
  /** Left out for the first one. */
  onUp?: () => void;
  /** Left out for the only one. */
  onRemove?: () => void;
}

/** One action of a trigger with all that it needs. */
export function ActionRow({ action, index, choices, onChange, onUp, onRemove }: ActionRowProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.part}>
      <div className={classes.partHead}>
        <NativeSelect
          className={classes.grow ?? ''}
          aria-label={`${t('triggers.form.actions')} ${index}`}
          value={action.kind}
          data={ACTION_KINDS.map((value) => ({ value, label: t(`triggers.actions.${value}`) }))}
          onChange={(event) => {
            const kind = ACTION_KINDS.find((one) => one === event.currentTarget.value);
            if (kind) onChange(newAction(kind));
          }}
        />
        {onUp && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('triggers.form.up', { index })} onClick={onUp}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
        )}
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('triggers.form.removeAction', { index })}
            onClick={onRemove}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <ActionValue action={action} choices={choices} onChange={onChange} />
    </li>
  );
}
