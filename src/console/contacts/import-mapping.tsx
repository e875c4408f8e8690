import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../http/views/contact-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './contacts.module.css';
import { contactFieldsQuery } from './contacts-queries.ts';

interface ImportMappingProps {
  found: ImportView;
  mapping: readonly string[];
  tags: string;
  onMapping: (mapping: string[]) => void;
  onTags: (tags: string) => void;
}

const TARGETS = ['skip', 'name', 'phone', 'email', 'tags', 'source', 'locale', 'consent'] as const;

/** Which column holds what: a guess, to be put right. A target that is given to another column is taken from the first one. */
export function ImportMapping({ found, mapping, tags, onMapping, onTags }: ImportMappingProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const targets = [
    ...TARGETS.map((value) => ({ value: `${value}`, label: t(`contacts.upload.targets.${value}`) })),
    ...fields.map(({ id, title }) => ({ value: `field.${id}`, label: title[locale] })),
  ];
  const choose = (at: number, target: string): void =>
    onMapping(
      mapping.map((old, index) => (index === at ? target : old === target && target !== 'skip' ? 'skip' : old)),
    );
  return (
    <section className={classes.panel} aria-label={t('contacts.upload.mapping')}>
      <h2>{t('contacts.upload.mapping')}</h2>
      <Text size="sm" c="dimmed" mb="sm">
        {t('contacts.upload.mappingLead')}
      </Text>
      <table className={classes.compare}>
        <thead>
          <tr>
            <th scope="col">{t('contacts.upload.column')}</th>
            <th scope="col">{t('contacts.upload.example')}</th>
            <th scope="col">{t('contacts.upload.target')}</th>
          </tr>
        </thead>
        <tbody>
          {found.columns.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in their places, and may be called alike.
            <tr key={at}>
              <th scope="row">{column}</th>
              <td className={classes.dim}>{found.sample.map((row) => row[at]).find(Boolean)}</td>
              <td>
                <NativeSelect
                  aria-label={t('contacts.upload.targetOf', { column })}
                  value={mapping[at] ?? 'skip'}
                  data={targets}
                  onChange={(event) => choose(at, event.currentTarget.value)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <TextInput
        mt="sm"
        label={t('contacts.upload.tags')}
        description={t('contacts.tagsHint')}
        value={tags}
        maxLength={300}
        onChange={(event) => onTags(event.currentTarget.value)}
      />
    </section>
  );
}
