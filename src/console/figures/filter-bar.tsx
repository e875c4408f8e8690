import { Button, Collapse, NativeSelect } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import { COMPARISONS, type FigureFilters } from './figure-filters.ts';
import classes from './figures.module.css';
import { NarrowingChips } from './narrowing-chips.tsx';
import { NarrowingPanel } from './narrowing-panel.tsx';
import { OwnDates } from './own-dates.tsx';
import { daysOf, isPeriod, PERIODS } from './period.ts';
import { useFigureFilters } from './use-figure-filters.ts';

interface FilterBarProps {
  /** For screens that show how figures have changed. */
  hasCompare?: boolean;
  /** Further controls of the screen. */
  children?: ReactNode;
}

/** The period, what to compare it to and what to narrow it to, for every screen of figures; all is kept in the address. */
export function FilterBar({ hasCompare = false, children }: FilterBarProps) {
  const { t } = useTranslation();
  const panel = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  const { filters, change, bounds } = useFigureFilters();
  const choose = usePeriodChoice(filters, change);
  const active = Object.keys(filters.narrowing).length + Number(filters.withSpam);
  return (
    <div className={classes.filters}>
      <div className={classes.bar}>
        <NativeSelect
          aria-label={t('figures.period')}
          value={filters.period}
          data={PERIODS.map((period) => ({ value: period, label: t(`figures.periods.${period}`) }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {filters.period === 'dates' && <OwnDates filters={filters} onChange={change} />}
        {hasCompare && (
          <NativeSelect
            aria-label={t('figures.compare')}
            value={filters.compare}
            data={COMPARISONS.map((value) => ({ value, label: t(`figures.comparisons.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              const compare = COMPARISONS.find((known) => known === value);
              if (compare) change({ compare });
            }}
          />
        )}
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={toggle}
        >
          {active === 0 ? t('figures.filters') : t('figures.filtersActive', { active })}
        </Button>
        {children}
      </div>
      <Collapse expanded={isOpen} id={panel}>
        {isOpen && bounds && <NarrowingPanel filters={filters} bounds={bounds} onChange={change} />}
      </Collapse>
      {active > 0 && <NarrowingChips filters={filters} bounds={bounds} onChange={change} />}
    </div>
  );
}

/** Days of one's own begin with those that were shown last. */
function usePeriodChoice(filters: FigureFilters, change: (change: Partial<FigureFilters>) => void) {
  const { timezone } = useMe().business;
  const now = useNow();
  return (period: string): void => {
    if (!isPeriod(period)) return;
    const [from, to] = period === 'dates' ? daysOf(filters, dayIn(timezone, now)) : ['', ''];
    change({ period, from, to });
  };
}
