import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BoardCardView, BoardColumnView } from '../../http/views/board-view.ts';
import type { ConversionView } from '../../http/views/conversion-view.ts';
import type { PipelineStageView } from '../../http/views/pipeline-view.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './board.module.css';
import type { CachedBoard } from './board-cache.ts';
import { BoardDnd } from './board-dnd.tsx';
import type { BoardFilters } from './board-filters.ts';
import { conversionQuery } from './board-queries.ts';
import { CollapsedColumn } from './collapsed-column.tsx';
import { Column } from './column.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import { type Chosen, isCardChosen, isColumnChosen } from './use-selection.ts';
import { useStoredNames } from './use-stored.ts';
import { useSwipe } from './use-swipe.ts';

interface ColumnsProps {
  board: CachedBoard;
  /** The settings of the stages. */
  stages: readonly PipelineStageView[];
  filters: BoardFilters;
  isBusy: boolean;
  isPhone: boolean;
  isHidingEmpty: boolean;
  hasConversion: boolean;
  canMove: boolean;
  canSort: boolean;
  /** The stage that a phone shows. */
  shownStage: string | null;
  onShowStage: (stageId: string) => void;
  /** Null while nothing is being chosen. */
  chosen: Chosen | null;
  onChoose: (card: BoardCardView) => void;
  onChooseColumn: (stageId: string) => void;
  onDragStart: () => void;
  onDragEnd: () => void;
  onMove: (card: BoardCardView, stageId: string) => void;
  onMoveTo: (card: BoardCardView) => void;
  onPlace: (stageId: string, before: string | null) => void;
  onMore: (stageId: string) => Promise<void>;
}

/** The stages side by side; on a phone one of them, with a way to the others. */
export function Columns(props: ColumnsProps) {
  const { t } = useTranslation();
  const { board, isPhone, chosen, shownStage, onShowStage } = props;
  const me = useMe();
  const now = useNow();
  const [collapsed, toggle] = useStoredNames(`${me.id}.collapsed.${board.pipelineId}`);
  const conversionOf = useConversion(board.pipelineId, props.filters, props.hasConversion);
  const visible = props.isHidingEmpty ? board.columns.filter(({ count }) => count > 0) : board.columns;
  const current = visible.find(({ stage }) => stage.id === shownStage) ?? visible[0];
  const swipe = useSwipe((step) => {
    const next = current && visible[visible.indexOf(current) + step];
    if (isPhone && next) onShowStage(next.stage.id);
  });
  const drawn = isPhone ? visible.filter((column) => column === current) : visible;
  const draw = (column: BoardColumnView, over: string | null) => {
    const { id } = column.stage;
    if (!isPhone && collapsed.has(id)) {
      return <CollapsedColumn key={id} column={column} isOver={over === id} onExpand={toggle} />;
    }
    return (
      <Column
        key={id}
        column={column}
        now={now}
        limitHours={props.stages.find((stage) => stage.id === id)?.timeLimitHours ?? null}
        isOver={over === id}
        canMove={props.canMove}
        canSort={props.canSort}
        isChosen={chosen && ((cardId, stageId) => isCardChosen(chosen, { id: cardId, stageId }))}
        onChoose={props.onChoose}
        isWhole={chosen && isColumnChosen(chosen, id)}
        onWhole={() => props.onChooseColumn(id)}
        onMove={props.onMoveTo}
        onCollapse={toggle}
        conversion={conversionOf(id)}
        onMore={props.onMore}
      />
    );
  };
  return (
    <>
      {isPhone && current && <PhoneTabs columns={visible} shown={current.stage.id} onShow={onShowStage} />}
      <BoardDnd
        columns={visible}
        onStart={props.onDragStart}
        onEnd={props.onDragEnd}
        onMoveCard={props.onMove}
        onPlaceColumn={props.onPlace}
      >
        {(over) => (
          <section
            className={classes.columns}
            aria-label={t('board.stages')}
            aria-busy={props.isBusy}
            {...(isPhone && swipe)}
          >
            {drawn.map((column) => draw(column, over))}
          </section>
        )}
      </BoardDnd>
    </>
  );
}

/** Figures of each stage while they are wanted; nothing otherwise. */
function useConversion(pipelineId: string, filters: BoardFilters, isWanted: boolean) {
  const { data } = useQuery({ ...conversionQuery(pipelineId, filters), enabled: isWanted });
  return (stageId: string): ConversionView['stages'][number] | 'loading' | undefined => {
    if (!isWanted) return undefined;
    return data ? data.stages.find((row) => row.stageId === stageId) : 'loading';
  };
}
