import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldView } from '../../http/views/field-view.ts';
import { useLocale } from '../i18n/language.ts';

interface FieldInputProps {
  field: FieldView;
  label: string;
  value: string;
  /** Why it was not taken. */
  fault: string | null;
  onChange: (value: string) => void;
  onEscape: () => void;
}

/** The input that fits what the field holds. */
export function FieldInput({ field, label, value, fault, onChange, onEscape }: FieldInputProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const common = {
    flex: 1,
    size: 'xs' as const,
    'aria-label': label,
    autoFocus: true,
    error: fault,
    onKeyDown: (event: { key: string }) => event.key === 'Escape' && onEscape(),
  };
  if (field.kind === 'list') {
    const choices = field.options.filter(({ id, hidden }) => !hidden || id === value);
    return (
      <NativeSelect
        {...common}
        value={value}
        data={[
          { value: '', label: t('fields.none') },
          ...choices.map(({ id, title }) => ({ value: id, label: title[locale] })),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const isNumber = field.kind === 'number' || field.kind === 'money';
  return (
    <TextInput
      {...common}
      type={TYPES[field.kind] ?? 'text'}
      {...(isNumber && { inputMode: 'decimal' as const })}
      maxLength={2000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const TYPES: Partial<Record<FieldView['kind'], 'date' | 'tel'>> = { date: 'date', phone: 'tel' };
