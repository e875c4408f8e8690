import { ActionIcon, Button, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldView } from '../../http/views/field-view.ts';
import classes from './lists.module.css';
import { TitlesForm } from './titles-form.tsx';
import type { useSetting } from './use-setting.ts';

interface FieldFormProps {
  of: FieldView | 'new' | null;
  setting: ReturnType<typeof useSetting>;
  onClose: () => void;
}

interface Option {
  /** Of this form alone. */
  key: number;
  id?: string;
  ru: string;
  en: string;
}

const KINDS = ['text', 'number', 'money', 'date', 'list', 'phone', 'link'] as const;

/** A field to be added or edited. */
export function FieldForm({ of, setting, onClose }: FieldFormProps) {
  const { t } = useTranslation();
  const field = of === 'new' ? null : of;
  const [on, setOn] = useState<FieldView['on']>('contact');
  const [kind, setKind] = useState<FieldView['kind']>('text');
  const [options, setOptions] = useState<Option[]>([]);
  useEffect(() => {
    const shown = field?.options.filter(({ hidden }) => !hidden) ?? [];
    setOn(field?.on ?? 'contact');
    setKind(field?.kind ?? 'text');
    setOptions(shown.map(({ id, title }, key) => ({ key, id, ...title })));
  }, [field]);
  const named = options.flatMap(({ id, ru, en }) => {
    const title = { ru: ru.trim() || en.trim(), en: en.trim() || ru.trim() };
    return title.ru === '' ? [] : [{ ...(id !== undefined && { id }), title }];
  });
  const set = (key: number, part: Partial<Option>): void =>
    setOptions(options.map((option) => (option.key === key ? { ...option, ...part } : option)));
  const add = (): void =>
    setOptions([...options, { key: Math.max(0, ...options.map(({ key }) => key)) + 1, ru: '', en: '' }]);

  return (
    <Modal
      opened={of !== null}
      onClose={onClose}
      centered
      title={t(field ? 'fields.edit' : 'fields.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <TitlesForm
        key={field?.id ?? 'new'}
        title={field?.title}
        labels={{ ru: t('fields.titleRu'), en: t('fields.titleEn') }}
        maxLength={80}
        isPending={setting.isPending}
        onCancel={onClose}
        onSave={(title) => {
          const body = { title, kind, ...(kind === 'list' && { options: named }) };
          setting.mutate(
            field
              ? { path: `/fields/${field.id}`, method: 'PATCH', body: { ...body, version: field.version } }
              : { path: '/fields', method: 'POST', body: { ...body, on } },
            { onSuccess: onClose },
          );
        }}
      >
        {!field && (
          <NativeSelect
            label={t('fields.on')}
            value={on}
            data={(['contact', 'dialog'] as const).map((owner) => ({ value: owner, label: t(`fields.of.${owner}`) }))}
            onChange={(event) => setOn(event.currentTarget.value === 'dialog' ? 'dialog' : 'contact')}
          />
        )}
        <NativeSelect
          label={t('fields.kind')}
          value={kind}
          data={KINDS.map((name) => ({ value: name, label: t(`fields.kinds.${name}`) }))}
          onChange={(event) => setKind(KINDS.find((name) => name === event.currentTarget.value) ?? 'text')}
        />
        {kind === 'list' && (
          <Stack gap={8}>
            <Text size="sm" fw={600}>
              {t('fields.options')}
            </Text>
            {options.map(({ key, ru, en }, at) => (
              <div key={key} className={classes.option}>
                <TextInput
                  aria-label={t('fields.optionRu', { n: at + 1 })}
                  placeholder="Русский"
                  maxLength={80}
                  value={ru}
                  onChange={(event) => set(key, { ru: event.currentTarget.value })}
                />
                <TextInput
                  aria-label={t('fields.optionEn', { n: at + 1 })}
                  placeholder="English"
                  maxLength={80}
                  value={en}
                  onChange={(event) => set(key, { en: event.currentTarget.value })}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={34}
                  aria-label={t('fields.dropOption', { n: at + 1 })}
                  onClick={() => setOptions(options.filter((option) => option.key !== key))}
                >
                  <IconTrash size={17} aria-hidden />
                </ActionIcon>
              </div>
            ))}
            <Button variant="light" size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
              {t('fields.addOption')}
            </Button>
          </Stack>
        )}
      </TitlesForm>
    </Modal>
  );
}
