import { Box, Button } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldView } from '../../http/views/field-view.ts';
import { keys } from '../api/keys.ts';
import { fieldsQuery } from '../fields/fields-query.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useConfirm } from '../shared/use-confirm.tsx';
import { FieldForm } from './field-form.tsx';
import { FieldSettingRow } from './field-setting-row.tsx';
import classes from './lists.module.css';
import { SettingHead } from './setting-head.tsx';
import { useSetting } from './use-setting.ts';

const OWNERS = ['contact', 'dialog'] as const;

/** The custom fields of contacts and dialogs, in their order. */
export function FieldsPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const canManage = useCanManage();
  const fields = useQuery(fieldsQuery);
  const setting = useSetting(keys.fields);
  const [edited, setEdited] = useState<FieldView | 'new' | null>(null);
  const [question, ask] = useConfirm();
  const shown = fields.data?.filter(({ removed }) => !removed) ?? [];
  const removed = fields.data?.filter((field) => field.removed) ?? [];
  const pathOf = ({ id }: FieldView) => `/fields/${encodeURIComponent(id)}`;
  const remove = (field: FieldView): void =>
    ask({
      title: t('fields.removeAsk', { title: field.title[locale] }),
      text: t('fields.removeText'),
      yes: t('fields.removeYes'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => setting.mutate({ path: pathOf(field), method: 'DELETE' }),
    });

  return (
    <Box className={classes.page}>
      {question}
      <SettingHead
        title={t('fields.settings')}
        lead={t('fields.lead')}
        addLabel={t('fields.add')}
        onAdd={canManage ? () => setEdited('new') : undefined}
      />
      {fields.isPending && <PageSkeleton />}
      {fields.isError && !fields.data && <ErrorState error={fields.error} onRetry={() => fields.refetch()} />}
      {fields.isSuccess && shown.length === 0 && (
        <EmptyState Icon={IconForms} title={t('fields.empty')} text={t('fields.emptyText')} />
      )}
      {OWNERS.map((on) => {
        const own = shown.filter((field) => field.on === on);
        if (own.length === 0) return null;
        return (
          <section key={on} aria-label={t(`fields.of.${on}`)}>
            <h2 className={classes.heading}>{t(`fields.of.${on}`)}</h2>
            <ul className={classes.rows}>
              {own.map((field, at) => (
                <FieldSettingRow
                  key={field.id}
                  field={field}
                  canManage={canManage}
                  onEdit={() => setEdited(field)}
                  onRemove={() => remove(field)}
                  {...(at > 0 && { onUp: () => move(field, between(own[at - 2], own[at - 1])) })}
                  {...(at < own.length - 1 && { onDown: () => move(field, between(own[at + 1], own[at + 2])) })}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {removed.length > 0 && (
        <>
          <h2 className={classes.heading}>{t('fields.removed')}</h2>
          <ul className={classes.rows}>
            {removed.map((field) => (
              <li key={field.id}>
                <span className={classes.name}>
                  {field.title[locale]}
                  <span className={classes.fact}>{t(`fields.of.${field.on}`)}</span>
                </span>
                {canManage && (
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => setting.mutate({ path: pathOf(field), method: 'PATCH', body: { removed: false } })}
                  >
                    {t('fields.restore')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <FieldForm of={edited} setting={setting} onClose={() => setEdited(null)} />
    </Box>
  );

  function move(field: FieldView, position: number): void {
    setting.mutate({ path: pathOf(field), method: 'PATCH', body: { position, version: field.version } });
  }
}

/** A place between two fields, or beyond the first or last one. */
function between(before: FieldView | undefined, after: FieldView | undefined): number {
  if (!before) return (after?.position ?? 1) / 2;
  return after ? (before.position + after.position) / 2 : before.position + 1;
}
