import { ActionIcon, Anchor, Group, TextInput } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './card.module.css';

interface EditableFieldProps {
  label: string;
  value: string;
  /** What is read when nothing is being edited. */
  shown: string;
  href?: string;
  type?: 'text' | 'tel';
  maxLength: number;
  canEdit: boolean;
  /** Saves the trimmed text, or returns why it cannot be used. */
  onSave: (value: string) => string | null;
}

/** A value that turns into a field on a click. Enter saves, Escape gives up. */
export function EditableField({
  label,
  value,
  shown,
  href,
  type = 'text',
  maxLength,
  canEdit,
  onSave,
}: EditableFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const stop = (): void => {
    setTyped(null);
    setFault(null);
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const next = (typed ?? '').trim();
    const reason = next === '' || next === value ? null : onSave(next);
    if (reason === null) stop();
    else setFault(reason);
  };

  if (typed === null) {
    return (
      <span className={classes.editable}>
        {href ? (
          <Anchor href={href} fz="inherit">
            {shown}
          </Anchor>
        ) : (
          shown
        )}
        {canEdit && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('card.edit', { field: label })}
            onClick={() => setTyped(value)}
          >
            <IconPencil size={15} stroke={1.7} aria-hidden />
          </ActionIcon>
        )}
      </span>
    );
  }
  return (
    <form onSubmit={save}>
      <Group gap={4} wrap="nowrap" align="flex-start">
        <TextInput
          flex={1}
          size="xs"
          type={type}
          aria-label={label}
          autoFocus
          maxLength={maxLength}
          value={typed}
          error={fault}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && stop()}
        />
        <ActionIcon type="submit" size={30} variant="light" aria-label={t('common.save')}>
          <IconCheck size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon size={30} variant="subtle" color="gray" aria-label={t('common.cancel')} onClick={stop}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </form>
  );
}
