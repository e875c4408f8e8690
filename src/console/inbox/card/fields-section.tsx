import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useAct } from '../../api/use-act.ts';
import { FieldEditor } from '../../fields/field-editor.tsx';
import { fieldsQuery } from '../../fields/fields-query.ts';
import { useCanAct, useCanManage } from '../../shared/me-context.ts';
import classes from './card.module.css';
import { Section } from './section.tsx';

/** What the business keeps about this request and its customer beside the usual; those who may set it up are told where. */
export function FieldsSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const canManage = useCanManage();
  const act = useAct(dialog.id);
  const hasAny = (useQuery(fieldsQuery).data ?? []).some(({ removed }) => !removed);
  if (!hasAny && !canManage) return null;
  return (
    <Section title={t('fields.section')}>
      {hasAny ? (
        <div className={classes.fieldGroups}>
          <FieldEditor
            on="dialog"
            values={dialog.fields}
            canEdit={canAct}
            onSave={(values) => act.mutateAsync({ kind: 'set_fields', on: 'dialog', values })}
          />
          <FieldEditor
            on="contact"
            values={dialog.contact.fields}
            canEdit={canAct}
            onSave={(values) => act.mutateAsync({ kind: 'set_fields', on: 'contact', values })}
          />
        </div>
      ) : (
        <Anchor component={Link} to="/settings/fields" fz="inherit">
          {t('fields.setUp')}
        </Anchor>
      )}
    </Section>
  );
}
