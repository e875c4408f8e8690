import { ActionIcon, Anchor, Group } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../domain/field-value.ts';
import type { FieldView } from '../../http/views/field-view.ts';
import { ApiError } from '../api/problem.ts';
import { useLocale } from '../i18n/language.ts';
import { describeError } from '../shared/describe-error.ts';
import { useMe } from '../shared/me-context.ts';
import { FieldInput } from './field-input.tsx';
import classes from './fields.module.css';
import { showField } from './show-field.ts';

interface FieldRowProps {
  field: FieldView;
  value: FieldValue | null;
  canEdit: boolean;
  onSave: (value: string | null) => Promise<unknown>;
}

/** One field that turns into an input on a click. Enter saves, Escape gives up; an empty input takes the value away. */
export function FieldRow({ field, value, canEdit, onSave }: FieldRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const title = field.title[locale];
  const stop = (): void => {
    setTyped(null);
    setFault(null);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const next = (typed ?? '').trim();
    if (next === String(value ?? '')) return stop();
    setSaving(true);
    try {
      await onSave(next === '' ? null : next);
      stop();
    } catch (error) {
      // What was typed stays to be put right.
      setFault(isRefusal(error) ? t(`fields.wrong.${field.kind}`) : describeError(t, error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {typed === null ? (
          <span className={classes.value}>
            <Shown field={field} value={value} />
            {canEdit && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('card.edit', { field: title })}
                onClick={() => setTyped(String(value ?? ''))}
              >
                <IconPencil size={15} stroke={1.7} aria-hidden />
              </ActionIcon>
            )}
          </span>
        ) : (
          <form onSubmit={(event) => void save(event)}>
            <Group gap={4} wrap="nowrap" align="flex-start">
              <FieldInput field={field} label={title} value={typed} fault={fault} onChange={setTyped} onEscape={stop} />
              <ActionIcon type="submit" size={30} variant="light" loading={isSaving} aria-label={t('common.save')}>
                <IconCheck size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon size={30} variant="subtle" color="gray" aria-label={t('common.cancel')} onClick={stop}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </form>
        )}
      </dd>
    </>
  );
}

/** The server has understood, and does not take this value. */
const isRefusal = (error: unknown): boolean => error instanceof ApiError && error.status === 409;

function Shown({ field, value }: Pick<FieldRowProps, 'field' | 'value'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency } = useMe().business;
  if (value === null) return <span className={classes.none}>{t('fields.none')}</span>;
  const text = showField(field, value, locale, currency);
  if (field.kind === 'phone') {
    return (
      <Anchor href={`tel:${value}`} fz="inherit">
        {text}
      </Anchor>
    );
  }
  // Only what the server has taken for a web address is one; a field that was a text before may hold anything.
  if (field.kind === 'link' && /^https?:\/\//iu.test(text)) {
    return (
      <Anchor href={text} target="_blank" rel="noreferrer noopener" fz="inherit">
        {text.replace(/^https?:\/\//iu, '')}
      </Anchor>
    );
  }
  return <span>{text}</span>;
}
