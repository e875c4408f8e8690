import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldOwner } from '../../domain/fields/field-definition.ts';
import type { Choice } from './use-choices.ts';

interface FieldSelectProps {
  of: FieldOwner;
  fieldId: string;
  /** As `contact.<id>` and `dialog.<id>`. */
  fields: readonly Choice[];
  /** What the empty choice means. */
  emptyWord: string;
  onChange: (of: FieldOwner, fieldId: string) => void;
}

/** One custom field, of contacts or of dialogs. */
export function FieldSelect({ of, fieldId, fields, emptyWord, onChange }: FieldSelectProps) {
  const { t } = useTranslation();
  const value = fieldId === '' ? '' : `${of}.${fieldId}`;
  const isKnown = value === '' || fields.some((field) => field.value === value);
  return (
    <NativeSelect
      label={t('triggers.form.field')}
      value={value}
      data={[{ value: '', label: emptyWord }, ...fields, ...(isKnown ? [] : [{ value, label: value }])]}
      onChange={(event) => {
        const [owner = '', id = ''] = event.currentTarget.value.split('.');
        onChange(owner === 'contact' ? 'contact' : 'dialog', id);
      }}
    />
  );
}
