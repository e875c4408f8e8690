import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import { type TaskFilters, taskKindsQuery } from './task-queries.ts';
import classes from './tasks.module.css';

interface TaskFiltersBarProps {
  filters: TaskFilters;
  onChange: (change: Partial<TaskFilters>) => void;
}

/** Open or done, of which kind, and for those who lead: whose. */
export function TaskFiltersBar({ filters, onChange }: TaskFiltersBarProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { role, team, id: own } = useMe();
  const kinds = useQuery(taskKindsQuery).data ?? [];
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t('tasks.list')}
        value={filters.state}
        data={[
          { value: 'open', label: t('tasks.open') },
          { value: 'done', label: t('tasks.done') },
        ]}
        onChange={(state) => onChange({ state: state === 'done' ? 'done' : 'open' })}
      />
      {role !== 'operator' && (
        <NativeSelect
          aria-label={t('tasks.whose')}
          value={filters.assignee}
          data={[
            { value: 'me', label: t('tasks.mine') },
            { value: 'all', label: t('tasks.all') },
            { value: 'none', label: t('tasks.nobody') },
            ...team.filter(({ id }) => id !== own).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onChange({ assignee: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        aria-label={t('tasks.kind')}
        value={filters.kind}
        data={[
          { value: '', label: t('tasks.anyKind') },
          ...kinds.map(({ id, title }) => ({ value: id, label: title[locale] })),
        ]}
        onChange={(event) => onChange({ kind: event.currentTarget.value })}
      />
    </div>
  );
}
