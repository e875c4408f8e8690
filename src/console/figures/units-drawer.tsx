import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useMe } from '../shared/me-context.ts';
import classes from './drawer.module.css';
import type { Drill, Part } from './drill.ts';
import { DrillDrawer } from './drill-drawer.tsx';
import { drillParams } from './drill-params.ts';
import { expectedUnits } from './expected-units.ts';
import { FigureNote } from './figure-note.tsx';
import { kpisQuery } from './figure-queries.ts';
import { countText } from './figure-text.ts';
import { FigureValue } from './figure-value.tsx';
import { partTitle } from './hit-badge.tsx';
import { type OpenedFigure, openedFigure } from './opened-figure.ts';
import { UnitList } from './unit-list.tsx';
import { useDrill } from './use-drill.ts';
import { type FigureParams, useFigureFilters } from './use-figure-filters.ts';
import { useScopeText } from './use-scope-text.ts';
import { useWords } from './use-words.ts';

/** The opened figure of the address: what it is, what it was counted from, and the way to each dialog. One per screen. */
export function UnitsDrawer() {
  const { drill, open, close } = useDrill();
  const { params } = useFigureFilters();
  const { timezone } = useMe().business;
  const shown = useLast(drill);
  if (!shown || !params) return null;
  return (
    <Opened
      key={shown.kpi}
      isOpen={drill !== null}
      drill={shown}
      params={drillParams(params, shown, timezone)}
      onPart={(part) => open({ ...shown, part })}
      onClose={close}
    />
  );
}

interface OpenedProps {
  isOpen: boolean;
  drill: Drill;
  params: FigureParams;
  onPart: (part: Part) => void;
  onClose: () => void;
}

function Opened({ isOpen, drill, params, onPart, onClose }: OpenedProps) {
  const locale = useLocale();
  const scope = useScopeText(drill);
  // Counted apart from the list, so that the two can be held against each other.
  const answer = useQuery(kpisQuery(params, { compare: 'none', step: 'month' }));
  const kpi = answer.data?.kpis.find(({ id }) => id === drill.kpi);
  const figure = kpi && openedFigure(kpi, drill.detail);
  return (
    <DrillDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={figure?.title[locale] ?? ''}
      scope={kpi && figure?.detail ? `${kpi.title[locale]} · ${scope}` : scope}
    >
      {answer.isError && !kpi && <ErrorState error={answer.error} onRetry={() => answer.refetch()} />}
      {answer.isPending && <Skeleton h={120} radius={12} />}
      {figure && (
        <>
          <FigureValue kpi={figure} />
          <FigureNote unit={figure.unit} figure={figure} />
          <Parts figure={figure} part={drill.part} onPart={onPart} />
          <UnitList key={`${figure.detail} ${drill.part}`} params={params} figure={figure} part={drill.part} />
        </>
      )}
    </DrillDrawer>
  );
}

/** Those that count for a share, the rest, or all. Nothing else has parts. */
function Parts({ figure, part, onPart }: { figure: OpenedFigure; part: Part; onPart: (part: Part) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  if (figure.unit !== 'share') return null;
  const label = (name: Part): string => {
    const title = name === 'all' ? t('common.any') : partTitle(t, figure, name);
    const count = expectedUnits(figure, name);
    return count === null ? title : `${title} ${countText(words, count)}`;
  };
  return (
    <SegmentedControl
      fullWidth
      className={classes.parts ?? ''}
      aria-label={t('figures.part')}
      value={part}
      onChange={onPart}
      data={(['all', 'hits', 'rest'] as const).map((value) => ({ value, label: label(value) }))}
    />
  );
}

/** The last drill that was open: shown while the drawer closes. */
function useLast(drill: Drill | null): Drill | null {
  const [last, setLast] = useState(drill);
  if (drill && JSON.stringify(drill) !== JSON.stringify(last)) setLast(drill);
  return drill ?? last;
}
