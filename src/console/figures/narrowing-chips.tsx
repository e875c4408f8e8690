import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dimensions, type FigureFilters } from './figure-filters.ts';
import classes from './figures.module.css';
import { narrowed } from './narrowed.ts';
import type { Bounds } from './period.ts';
import { useValueTitles } from './use-value-titles.ts';

interface NarrowingChipsProps {
  filters: FigureFilters;
  bounds: Bounds | null;
  onChange: (change: Partial<FigureFilters>) => void;
}

/** What the figures are narrowed to, each to be taken off. */
export function NarrowingChips({ filters, bounds, onChange }: NarrowingChipsProps) {
  const { t } = useTranslation();
  const { narrowing, withSpam } = filters;
  const titleOf = useValueTitles(bounds);
  return (
    <ul className={classes.chips} aria-label={t('figures.active')}>
      {dimensions.map((name) => {
        const value = narrowing[name];
        if (value === undefined) return null;
        const title = `${t(`figures.dimensions.${name}`)}: ${titleOf(name, value)}`;
        return <Chip key={name} title={title} onDrop={() => onChange({ narrowing: narrowed(narrowing, name, '') })} />;
      })}
      {withSpam && <Chip title={t('figures.spam')} onDrop={() => onChange({ withSpam: false })} />}
      <li>
        <Button size="compact-sm" variant="subtle" onClick={() => onChange({ narrowing: {}, withSpam: false })}>
          {t('figures.reset')}
        </Button>
      </li>
    </ul>
  );
}

function Chip({ title, onDrop }: { title: string; onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <Button
        size="compact-sm"
        variant="light"
        className={classes.chip ?? ''}
        aria-label={t('figures.drop', { title })}
        rightSection={<IconX size={13} aria-hidden />}
        onClick={onDrop}
      >
        {title}
      </Button>
    </li>
  );
}
