import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Localized } from '../../domain/localized.ts';

interface TitlesFormProps {
  title?: Localized | undefined;
  labels: Record<'ru' | 'en', string>;
  maxLength: number;
  isPending: boolean;
  children?: ReactNode;
  onSave: (title: Localized) => void;
  onCancel: () => void;
}

/** A name in both languages; what is left empty in one is taken from the other, so that nobody reads a blank. */
export function TitlesForm({ title, labels, maxLength, isPending, children, onSave, onCancel }: TitlesFormProps) {
  const { t } = useTranslation();
  const [ru, setRu] = useState(title?.ru ?? '');
  const [en, setEn] = useState(title?.en ?? '');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const [named, called] = [ru.trim(), en.trim()];
    if (named || called) onSave({ ru: named || called, en: called || named });
  };
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <TextInput
          label={labels.ru}
          data-autofocus
          required={en.trim() === ''}
          maxLength={maxLength}
          value={ru}
          onChange={(event) => setRu(event.currentTarget.value)}
        />
        <TextInput
          label={labels.en}
          required={ru.trim() === ''}
          maxLength={maxLength}
          value={en}
          onChange={(event) => setEn(event.currentTarget.value)}
        />
        {children}
        <Group gap="xs" justify="flex-end" mt={4}>
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
