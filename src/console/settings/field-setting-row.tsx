import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FieldView } from '../../http/views/field-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './lists.module.css';

interface FieldSettingRowProps {
  field: FieldView;
  canManage: boolean;
  onEdit: () => void;
  onRemove: () => void;
  /** Left out where it is the first or the last already. */
  onUp?: () => void;
  onDown?: () => void;
}

/** One field: what it holds, how messages name it, its place. */
export function FieldSettingRow({ field, canManage, onEdit, onRemove, onUp, onDown }: FieldSettingRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const title = field.title[locale];
  const tools = [
    { label: t('fields.up', { title }), Icon: IconArrowUp, act: onUp },
    { label: t('fields.down', { title }), Icon: IconArrowDown, act: onDown },
    { label: t('fields.change', { title }), Icon: IconPencil, act: onEdit },
    { label: t('fields.remove', { title }), Icon: IconTrash, act: onRemove },
  ];
  return (
    <li>
      <span className={classes.name}>
        {title}
        <span className={classes.fact}>
          {t(`fields.kinds.${field.kind}`)}
          {field.kind === 'list' &&
            `: ${field.options
              .filter(({ hidden }) => !hidden)
              .map((option) => option.title[locale])
              .join(', ')}`}
        </span>
        <span className={classes.fact}>
          {t('fields.variable', {
            name: `{{${field.on}.field.${field.id}}}`,
            interpolation: { skipOnVariables: true },
          })}
        </span>
      </span>
      {canManage && (
        <span className={classes.tools}>
          {tools.map(({ label, Icon, act }) => (
            <ActionIcon
              key={label}
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={label}
              disabled={!act}
              onClick={act}
            >
              <Icon size={17} aria-hidden />
            </ActionIcon>
          ))}
        </span>
      )}
    </li>
  );
}
