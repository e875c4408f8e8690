import { Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { channelOptions } from '../shared/channel-options.ts';
import { periods } from './period.ts';
import type { ShownKpis } from './use-kpi-filters.ts';

interface KpiFiltersBarProps {
  filters: ShownKpis;
  onChange: (change: Partial<ShownKpis>) => void;
}

const TYPING_MS = 400;

export function KpiFiltersBar({ filters, onChange }: KpiFiltersBarProps) {
  const { t } = useTranslation();
  const search = useDebouncedCallback((source: string) => onChange({ source }), TYPING_MS);
  return (
    <Group gap="xs">
      <SegmentedControl
        aria-label={t('kpi.period')}
        value={filters.period}
        onChange={(period) => onChange({ period })}
        data={periods.map((period) => ({ value: period, label: t(`kpi.periods.${period}`) }))}
      />
      <NativeSelect
        aria-label={t('kpi.channel')}
        value={filters.channel}
        data={channelOptions(t).map((option) =>
          option.value === '' ? { ...option, label: `${t('kpi.channel')}: ${option.label.toLowerCase()}` } : option,
        )}
        onChange={(event) => onChange({ channel: event.currentTarget.value })}
      />
      <TextInput
        w={160}
        aria-label={t('kpi.source')}
        placeholder={t('kpi.sourcePlaceholder')}
        defaultValue={filters.source}
        onChange={(event) => search(event.currentTarget.value.trim())}
      />
    </Group>
  );
}
