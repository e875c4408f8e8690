import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sourcesQuery } from './plans-queries.ts';

interface SourcesFieldProps {
  /** Null: a new one. */
  planId: string | null;
  value: string[];
  onChange: (codes: string[]) => void;
}

/** Chosen from those that are known, or typed. Those of other plans are not offered; typed, they are refused by the server. */
export function SourcesField({ planId, value, onChange }: SourcesFieldProps) {
  const { t } = useTranslation();
  const sources = useQuery(sourcesQuery).data ?? [];
  const titles = new Map(sources.map(({ id, title }) => [id, title]));
  const free = sources.filter(({ plan }) => plan === null || plan.id === planId);
  return (
    <TagsInput
      label={t('plans.sources')}
      description={t('plans.field.sourcesHint')}
      data={free.map(({ id }) => id)}
      renderOption={({ option }) => {
        const title = titles.get(option.value);
        return title && title !== option.value ? `${title} (${option.value})` : option.value;
      }}
      value={value}
      onChange={onChange}
    />
  );
}
