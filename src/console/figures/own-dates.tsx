import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureFilters } from './figure-filters.ts';
import classes from './figures.module.css';
import { periodFault } from './period.ts';

interface OwnDatesProps {
  filters: FigureFilters;
  onChange: (change: Partial<FigureFilters>) => void;
}

/** The first and the last day, both included. Only days that make a period are passed on; what is wrong with others is said. */
export function OwnDates({ filters, onChange }: OwnDatesProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ from: filters.from, to: filters.to });
  const fault = periodFault({ period: 'dates', ...draft });
  const set = (part: Partial<typeof draft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (periodFault({ period: 'dates', ...next }) === null) onChange({ period: 'dates', ...next });
  };
  return (
    <div className={classes.dates}>
      <TextInput
        type="date"
        aria-label={t('figures.from')}
        value={draft.from}
        error={fault !== null}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="date"
        aria-label={t('figures.to')}
        value={draft.to}
        error={fault !== null}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
      {fault && (
        <p role="alert" className={classes.fault}>
          {t(`figures.faults.${fault}`)}
        </p>
      )}
    </div>
  );
}
