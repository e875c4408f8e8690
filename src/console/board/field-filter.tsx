import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/localized.ts';
import type { FieldView } from '../../http/views/field-view.ts';
import { SlowInput } from './slow-input.tsx';

interface FieldFilterProps {
  field: FieldView;
  locale: Locale;
  value: string;
  onChange: (value: string) => void;
}

/** Narrows the board by a custom field. */
export function FieldFilter({ field, locale, value, onChange }: FieldFilterProps) {
  const { t } = useTranslation();
  const label = field.title[locale];
  if (field.kind !== 'list') {
    const type = field.kind === 'date' ? 'date' : field.kind === 'number' || field.kind === 'money' ? 'number' : 'text';
    return <SlowInput label={label} type={type} value={value} onChange={onChange} />;
  }
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[
        { value: '', label: t('common.any') },
        ...field.options.map(({ id, title }) => ({ value: id, label: title[locale] })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
