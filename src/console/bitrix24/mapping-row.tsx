import { ActionIcon, Select } from '@mantine/core';
import { IconArrowRight, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CrmSetupView } from '../../http/views/crm-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './bitrix24.module.css';
import { factTitle } from './words.ts';

export interface MappingDraft {
  key: number;
  fact: string;
  /** Null until it is chosen. */
  field: string | null;
}

interface MappingRowProps {
  rule: MappingDraft;
  setup: CrmSetupView;
  isTaken: (field: string) => boolean;
  /** The environment says it. */
  isFixed: boolean;
  onChange: (field: string | null) => void;
  onRemove: () => void;
}

const FLAWS = ['unknown_fact', 'twice', 'ours', 'no_such_field', 'read_only', 'wrong_type'] as const;

/** One fact and its field: only fields that can take it are offered. */
export function MappingRow({ rule, setup, isTaken, isFixed, onChange, onRemove }: MappingRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { fact, field } = rule;
  const title = factTitle(t, locale, fact, setup.facts);
  const kind = setup.facts.find(({ id }) => id === fact)?.kind;
  const fields = (setup.portal?.fields ?? [])
    .filter(({ takes, name }) => (kind !== undefined && takes.includes(kind) && !isTaken(name)) || name === field)
    .map((known) => ({
      value: known.name,
      label: known.title === known.name ? known.name : `${known.title} · ${known.name}`,
    }));
  const isKnown = field === null || fields.some(({ value }) => value === field);
  // Only what was saved has been looked at by the server.
  const saved = setup.mapping.findIndex((one) => one.fact === fact && one.field === field);
  const why = setup.flaws.find((flaw) => flaw.rule === saved)?.why;
  const flaw = FLAWS.find((known) => known === why);
  return (
    <li>
      <span className={classes.fact}>{title}</span>
      <IconArrowRight size={16} aria-hidden />
      <Select
        aria-label={t('bitrix24.fieldFor', { fact: title })}
        placeholder={t('bitrix24.chooseField')}
        searchable
        nothingFoundMessage={t('bitrix24.nothingFound')}
        data={[...fields, ...(isKnown || field === null ? [] : [{ value: field, label: field }])]}
        value={field}
        disabled={isFixed}
        error={flaw && t(`bitrix24.flaws.${flaw}`)}
        description={isFixed ? t('bitrix24.byEnvironment', { name: 'BITRIX24_FIELDS' }) : undefined}
        inputWrapperOrder={['input', 'description', 'error']}
        onChange={onChange}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={isFixed}
        aria-label={t('bitrix24.removeFact', { fact: title })}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
