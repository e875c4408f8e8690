import { useTranslation } from 'react-i18next';
import { SavedViews } from '../saved-views/saved-views.tsx';
import { type BoardFilters, filtersIn, replacing } from './board-filters.ts';

interface BoardViewsProps {
  pipelineId: string;
  filters: BoardFilters;
  onChange: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** Filters of the board kept under a name, with their pipeline. */
export function BoardViews({ pipelineId, filters, onChange }: BoardViewsProps) {
  const { t } = useTranslation();
  return (
    <SavedViews
      kind="board"
      title={t('board.views.title')}
      none={t('board.views.none')}
      query={{ pipeline: pipelineId, ...filters }}
      onChoose={(query) =>
        onChange({ ...replacing(filters, filtersIn(query)), pipeline: query.get('pipeline') ?? undefined })
      }
    />
  );
}
