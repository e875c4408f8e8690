import { useQuery } from '@tanstack/react-query';
import type { FieldValues } from '../../domain/field-value.ts';
import type { FieldView } from '../../http/views/field-view.ts';
import { FieldRow } from './field-row.tsx';
import classes from './fields.module.css';
import { fieldsQuery } from './fields-query.ts';

interface FieldEditorProps {
  on: FieldView['on'];
  values: FieldValues;
  canEdit: boolean;
  /** Saves one value, null for none; rejects when it was refused: the field then says why. */
  onSave: (values: Record<string, string | number | null>) => Promise<unknown>;
}

/** The custom fields of a contact or a dialog, each read at a glance and edited where it stands. Nothing where there are none. */
export function FieldEditor({ on, values, canEdit, onSave }: FieldEditorProps) {
  const fields = (useQuery(fieldsQuery).data ?? []).filter((field) => field.on === on && !field.removed);
  if (fields.length === 0) return null;
  return (
    <dl className={classes.facts}>
      {fields.map((field) => (
        <FieldRow
          key={field.id}
          field={field}
          value={values[field.id] ?? null}
          canEdit={canEdit}
          onSave={(value) => onSave({ [field.id]: value })}
        />
      ))}
    </dl>
  );
}
