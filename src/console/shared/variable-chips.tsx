import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TemplateName } from '../../domain/template-names.ts';
import { fieldsQuery } from '../fields/fields-query.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './variable-chips.module.css';

/** In the order in which they are needed; a name that is missing here, or unknown to the server, does not compile. */
const NAMES: Record<TemplateName, `variable.${TemplateName}`> = {
  'contact.name': 'variable.contact.name',
  'contact.phone': 'variable.contact.phone',
  'contact.email': 'variable.contact.email',
  'dialog.amount': 'variable.dialog.amount',
  'assignee.name': 'variable.assignee.name',
  'business.name': 'variable.business.name',
  'business.phone': 'variable.business.phone',
  'business.address': 'variable.business.address',
};

interface VariableChipsProps {
  /** Told the name as it stands in the text, with its braces. */
  onInsert: (variable: string) => void;
}

/** All that a message can speak of, each put into the text by a click. */
export function VariableChips({ onInsert }: VariableChipsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const fields = (useQuery(fieldsQuery).data ?? []).filter(({ removed }) => !removed);
  const chips = [
    ...Object.entries(NAMES).map(([name, title]) => ({ name, label: t(title) })),
    ...fields.map(({ id, on, title }) => ({ name: `${on}.field.${id}`, label: title[locale] })),
  ];
  return (
    <fieldset className={classes.chips}>
      <legend>{t('variable.title')}</legend>
      {chips.map(({ name, label }) => (
        <Button
          key={name}
          size="compact-xs"
          variant="default"
          radius="xl"
          title={`{{${name}}}`}
          // The caret stays in the text that is being written.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(`{{${name}}}`)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
