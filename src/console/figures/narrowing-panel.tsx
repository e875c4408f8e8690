import { NativeSelect, Skeleton, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../domain/analytics/figure-query.ts';
import type { KpiChoicesView } from '../../http/views/kpi-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dimensions, type FigureFilters, WITHOUT } from './figure-filters.ts';
import { choicesQuery } from './figure-queries.ts';
import classes from './figures.module.css';
import { narrowed } from './narrowed.ts';
import type { Bounds } from './period.ts';
import { valueTitle } from './value-title.ts';

interface NarrowingPanelProps {
  filters: FigureFilters;
  bounds: Bounds;
  onChange: (change: Partial<FigureFilters>) => void;
}

/** One choice per dimension that the dialogs of the period have values in. */
export function NarrowingPanel({ filters, bounds, onChange }: NarrowingPanelProps) {
  const { t } = useTranslation();
  const answer = useQuery(choicesQuery(bounds));
  if (answer.isError && !answer.data) return <ErrorState error={answer.error} onRetry={() => answer.refetch()} />;
  if (!answer.data) return <Skeleton h={64} radius={12} />;
  const { narrowing, withSpam } = filters;
  const shown = dimensions.filter(
    (name) => narrowing[name] !== undefined || (answer.data.choices[name] ?? []).some(({ key }) => key !== null),
  );
  return (
    <div className={classes.panel}>
      {shown.map((name) => (
        <DimensionSelect
          key={name}
          dimension={name}
          value={narrowing[name] ?? ''}
          choices={answer.data.choices[name] ?? []}
          onChange={(value) => onChange({ narrowing: narrowed(narrowing, name, value) })}
        />
      ))}
      <Switch
        className={classes.spam ?? ''}
        label={t('figures.spam')}
        description={t('figures.spamText')}
        checked={withSpam}
        onChange={(event) => onChange({ withSpam: event.currentTarget.checked })}
      />
    </div>
  );
}

interface DimensionSelectProps {
  dimension: Dimension;
  value: string;
  choices: KpiChoicesView['choices'][Dimension];
  onChange: (value: string) => void;
}

function DimensionSelect({ dimension, value, choices, onChange }: DimensionSelectProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const options = choices.map((choice) => ({
    value: choice.key ?? WITHOUT,
    label: t('figures.choice', { title: valueTitle(t, locale, dimension, choice), dialogs: choice.dialogs }),
  }));
  // A link may ask for what does not occur in the period.
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <NativeSelect
      label={t(`figures.dimensions.${dimension}`)}
      value={value}
      data={[
        { value: '', label: t('common.any') },
        ...options,
        ...(isKnown ? [] : [{ value, label: valueTitle(t, locale, dimension, { key: value, title: null }) }]),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
