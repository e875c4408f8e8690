import { Button, Checkbox, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '../fields/fields-query.ts';
import { useLocale } from '../i18n/language.ts';
import { tagsQuery } from '../settings/tags-query.ts';
import { channelOptions } from '../shared/channel-options.ts';
import { useMe } from '../shared/me-context.ts';
import type { BoardFilters, FilterName } from './board-filters.ts';
import { planLabelsQuery } from './board-queries.ts';
import { FieldFilter } from './field-filter.tsx';
import { SlowInput } from './slow-input.tsx';

interface FiltersPanelProps {
  filters: BoardFilters;
  onChange: (change: Readonly<Record<string, string | undefined>>) => void;
  onReset: () => void;
}

/** Everything that narrows the board. */
export function FiltersPanel({ filters, onChange, onReset }: FiltersPanelProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { team } = useMe();
  const { data: tags = [] } = useQuery(tagsQuery);
  const { data: plans = [] } = useQuery(planLabelsQuery);
  const { data: fields = [] } = useQuery(fieldsQuery);
  const any = { value: '', label: t('common.any') };
  const select = (name: FilterName, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={t(`board.filter.${name}`)}
      value={filters[name] ?? ''}
      data={withUnknown([any, ...data], filters[name])}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t(`board.filter.${name}`)}
      value={filters[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  const tick = (name: 'unanswered' | 'open') => (
    <Checkbox
      label={t(`board.filter.${name}`)}
      checked={filters[name] === 'true'}
      onChange={(event) => onChange({ [name]: event.currentTarget.checked ? 'true' : undefined })}
    />
  );
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        {select('assignee', [
          { value: 'none', label: t('card.nobody') },
          ...team.map(({ id, name }) => ({ value: id, label: name })),
        ])}
        {select(
          'tag',
          tags.map(({ title }) => ({ value: title, label: title })),
        )}
        {select('channel', channelOptions(t).slice(1))}
        <SlowInput
          label={t('board.filter.source')}
          value={filters.source ?? ''}
          onChange={(source) => onChange({ source })}
        />
        {day('from')}
        {day('to')}
        {select(
          'task',
          (['overdue', 'today', 'any', 'none'] as const).map((task) => ({
            value: task,
            label: t(`board.task.${task}`),
          })),
        )}
        {plans.length > 0 &&
          select(
            'plan',
            plans.map(({ id, label }) => ({ value: id, label })),
          )}
        {fields
          .filter(({ on, removed }) => on === 'dialog' && !removed)
          .map((field) => (
            <FieldFilter
              key={field.id}
              field={field}
              locale={locale}
              value={filters[`field.${field.id}`] ?? ''}
              onChange={(value) => onChange({ [`field.${field.id}`]: value })}
            />
          ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="md">
        {tick('unanswered')}
        {tick('open')}
      </SimpleGrid>
      <Button variant="light" size="xs" mt="md" disabled={Object.keys(filters).length === 0} onClick={onReset}>
        {t('board.filter.reset')}
      </Button>
    </>
  );
}

/** A link may name what is there no more. */
function withUnknown(data: { value: string; label: string }[], value: string | undefined) {
  const isKnown = value === undefined || data.some((option) => option.value === value);
  return isKnown ? data : [...data, { value, label: value }];
}
