import { Button, NativeSelect, Popover, SimpleGrid, TextInput } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { planLabelsQuery } from '../board/board-queries.ts';
import { FieldFilter } from '../board/field-filter.tsx';
import { SlowInput } from '../board/slow-input.tsx';
import { useLocale } from '../i18n/language.ts';
import { tagsQuery } from '../settings/tags-query.ts';
import { channelOptions } from '../shared/channel-options.ts';
import classes from './contacts.module.css';
import { type ContactFilters, contactFieldsQuery } from './contacts-queries.ts';
import { Segments } from './segments.tsx';
import { type ChangeFilters, type FilterName, filterCount } from './use-contact-filters.ts';

interface ContactFiltersBarProps {
  filters: ContactFilters;
  onChange: ChangeFilters;
  onReset: () => void;
}

export function ContactFiltersBar({ filters, onChange, onReset }: ContactFiltersBarProps) {
  const { t } = useTranslation();
  const count = filterCount(filters);
  return (
    <div className={classes.filters}>
      <SlowInput
        className={classes.search ?? ''}
        type="search"
        maxLength={100}
        aria-label={t('contacts.search')}
        placeholder={t('contacts.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filters.text ?? ''}
        onChange={(text) => onChange({ text })}
      />
      <NativeSelect
        aria-label={t('contacts.sort')}
        value={filters.sort ?? 'newest'}
        data={(['newest', 'visited'] as const).map((sort) => ({ value: sort, label: t(`contacts.sorts.${sort}`) }))}
        onChange={({ currentTarget: { value } }) => onChange({ sort: value === 'newest' ? undefined : value })}
      />
      <Popover position="bottom-end" width="min(460px, 94vw)" shadow="md" trapFocus>
        <Popover.Target>
          <Button variant={count > 0 ? 'light' : 'default'} leftSection={<IconFilter size={17} aria-hidden />}>
            {t('contacts.filters')}
            {count > 0 && ` · ${count}`}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('contacts.filters')}>
          <Panel filters={filters} onChange={onChange} />
          {count > 0 && (
            <Button variant="subtle" mt="sm" onClick={onReset}>
              {t('contacts.reset')}
            </Button>
          )}
        </Popover.Dropdown>
      </Popover>
      <Segments filters={filters} onChange={onChange} />
    </div>
  );
}

function Panel({ filters, onChange }: Pick<ContactFiltersBarProps, 'filters' | 'onChange'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: tags = [] } = useQuery(tagsQuery);
  const { data: plans = [] } = useQuery(planLabelsQuery);
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const select = (name: FilterName, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={t(`contacts.filter.${name}`)}
      value={filters[name] ?? ''}
      data={[{ value: '', label: t('common.any') }, ...data]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  const day = (name: 'from' | 'to' | 'visitFrom' | 'visitTo') => (
    <TextInput
      type="date"
      label={t(`contacts.filter.${name}`)}
      value={filters[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
      {select(
        'tag',
        tags.map(({ title }) => ({ value: title, label: title })),
      )}
      {select(
        'channel',
        channelOptions(t)
          .slice(1)
          .filter(({ value }) => value !== 'call' && value !== 'form'),
      )}
      <SlowInput
        label={t('contacts.filter.source')}
        value={filters.source ?? ''}
        onChange={(source) => onChange({ source })}
      />
      {plans.length > 0 &&
        select(
          'plan',
          plans.map(({ id, label }) => ({ value: id, label })),
        )}
      {select('hasPhone', [
        { value: 'true', label: t('contacts.phoneYes') },
        { value: 'false', label: t('contacts.phoneNo') },
      ])}
      {select(
        'consent',
        (['granted', 'withdrawn', 'unknown'] as const).map((value) => ({
          value,
          label: t(`contacts.consents.${value}`),
        })),
      )}
      {select('blocked', [
        { value: 'true', label: t('contacts.blockedYes') },
        { value: 'false', label: t('contacts.blockedNo') },
      ])}
      {day('from')}
      {day('to')}
      {day('visitFrom')}
      {day('visitTo')}
      {fields.map((field) => (
        <FieldFilter
          key={field.id}
          field={field}
          locale={locale}
          value={filters[`field.${field.id}`] ?? ''}
          onChange={(value) => onChange({ [`field.${field.id}`]: value })}
        />
      ))}
    </SimpleGrid>
  );
}
