import { Button, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutKanban, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCardView } from '../../http/views/board-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { BulkProgress } from '../bulk/bulk-progress.tsx';
import { useLastJob } from '../bulk/use-last-job.ts';
import { useLocale } from '../i18n/language.ts';
import { PipelineSettings } from '../pipelines/pipeline-settings.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanAct, useCanManage, useMe } from '../shared/me-context.ts';
import { money } from '../shared/money.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import classes from './board.module.css';
import type { CachedBoard } from './board-cache.ts';
import { type BoardAddress, replacing } from './board-filters.ts';
import { Columns } from './columns.tsx';
import { ConversionPeriod } from './conversion-period.tsx';
import { DialogDrawer } from './dialog-drawer.tsx';
import { MoveQuestions } from './move-questions.tsx';
import { MoveSheet } from './move-sheet.tsx';
import { Toolbar } from './toolbar.tsx';
import { useBoard } from './use-board.ts';
import { useMove } from './use-move.ts';
import { usePlaceColumn } from './use-place-column.ts';
import { countChosen, targetOf, useSelection } from './use-selection.ts';
import { useStoredSwitch } from './use-stored.ts';

interface BoardProps {
  pipelineId: string;
  pipelines: readonly PipelineView[];
  address: BoardAddress;
  onChange: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** One pipeline as a board, live. */
export function Board({ pipelineId, pipelines, address, onChange }: BoardProps) {
  const { t } = useTranslation();
  const { filters } = address;
  const me = useMe();
  const canAct = useCanAct();
  const canManage = useCanManage();
  const isPhone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const { board, change, refresh, loadMore } = useBoard(pipelineId, filters);
  const { move, question, answer, drop } = useMove({ pipelineId, pipelines, change, refresh });
  const place = usePlaceColumn(pipelineId, change);
  const selection = useSelection();
  const [jobId, keepJob] = useLastJob();
  const [isHidingEmpty, toggleEmpty] = useStoredSwitch(`${me.id}.hideEmpty`);
  const [hasConversion, toggleConversion] = useStoredSwitch(`${me.id}.conversion`);
  const [isSetting, setSetting] = useState(false);
  const [sheet, setSheet] = useState<BoardCardView | null>(null);
  // What a card is dragged over stands still; what happened meanwhile is shown when it is let go.
  const [frozen, setFrozen] = useState<CachedBoard | null>(null);
  const shown = frozen ?? board.data;
  const { chosen } = selection;

  return (
    <div className={classes.page}>
      <VisuallyHidden component="h1">{t('board.title')}</VisuallyHidden>
      <Toolbar
        pipelineId={pipelineId}
        pipelines={pipelines}
        filters={filters}
        onChange={onChange}
        isHidingEmpty={isHidingEmpty}
        onHideEmpty={toggleEmpty}
        hasConversion={hasConversion}
        onConversion={toggleConversion}
        isChoosing={chosen !== null}
        onChoosing={canAct ? (chosen ? selection.stop : selection.start) : null}
        onSettings={canManage ? () => setSetting(true) : null}
      />
      {shown && <Totals board={shown} />}
      {shown && hasConversion && <ConversionPeriod pipelineId={pipelineId} filters={filters} />}
      {board.isPending && <PageSkeleton />}
      {board.isError && !shown && <ErrorState error={board.error} onRetry={() => board.refetch()} />}
      {shown && totalOf(shown).count === 0 && (
        <Nothing isFiltered={Object.keys(filters).length > 0} onReset={() => onChange(replacing(filters, {}))} />
      )}
      {shown && (
        <Columns
          board={shown}
          stages={pipelines.find(({ id }) => id === pipelineId)?.stages ?? []}
          filters={filters}
          isBusy={board.isPlaceholderData}
          isPhone={isPhone}
          isHidingEmpty={isHidingEmpty}
          hasConversion={hasConversion}
          canMove={canAct}
          canSort={canManage && !isPhone && chosen === null}
          shownStage={address.stage}
          onShowStage={(stage) => onChange({ stage })}
          chosen={chosen}
          onChoose={(card) => selection.toggleCard(shown, card)}
          onChooseColumn={selection.toggleColumn}
          onDragStart={() => setFrozen(board.data ?? null)}
          onDragEnd={() => setFrozen(null)}
          onMove={(card, stageId) => move(card, { pipelineId, stageId })}
          onMoveTo={setSheet}
          onPlace={place}
          onMore={loadMore}
        />
      )}
      {jobId && <BulkProgress key={jobId} jobId={jobId} onClose={() => keepJob(null)} />}
      {chosen && shown && (
        <BulkBar
          count={countChosen(chosen, shown)}
          target={targetOf(chosen, pipelineId, filters)}
          pipelines={pipelines}
          pipelineId={pipelineId}
          all={{ count: totalOf(shown).count, isChosen: chosen.kind === 'all', onChoose: selection.toggleAll }}
          onStarted={(job) => {
            keepJob(job.id);
            selection.stop();
          }}
          onClose={selection.stop}
        />
      )}
      <MoveSheet
        card={sheet}
        pipelineId={pipelineId}
        pipelines={pipelines}
        onChoose={move}
        onClose={() => setSheet(null)}
      />
      {question && <MoveQuestions question={question} pipelines={pipelines} onAnswer={answer} onClose={drop} />}
      <DialogDrawer dialogId={address.dialog} onClose={() => onChange({ dialog: undefined })} />
      <PipelineSettings pipelineId={pipelineId} opened={isSetting} onClose={() => setSetting(false)} />
    </div>
  );
}

/** Of the columns as they are shown, so that a move changes them at once. */
function totalOf({ columns }: CachedBoard): { count: number; sum: number } {
  return {
    count: columns.reduce((all, { count }) => all + count, 0),
    sum: columns.reduce((all, { sum }) => all + sum, 0),
  };
}

function Totals({ board }: { board: CachedBoard }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const { count, sum } = totalOf(board);
  return (
    <p className={classes.totals}>
      {t('board.totals', { count, sum: money(locale, business.currency, { from: sum }) })}
    </p>
  );
}

function Nothing({ isFiltered, onReset }: { isFiltered: boolean; onReset: () => void }) {
  const { t } = useTranslation();
  if (!isFiltered) return <EmptyState Icon={IconLayoutKanban} title={t('board.empty')} text={t('board.emptyText')} />;
  return (
    <EmptyState Icon={IconSearch} title={t('board.found')} text={t('board.foundText')}>
      <Button variant="light" mt="sm" onClick={onReset}>
        {t('board.filter.reset')}
      </Button>
    </EmptyState>
  );
}
