import { Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCardView } from '../../http/views/board-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import { personTitle } from '../shared/person-title.ts';
import classes from './move-sheet.module.css';
import type { Destination } from './use-move.ts';

interface MoveSheetProps {
  /** Null: closed. */
  card: BoardCardView | null;
  pipelineId: string;
  pipelines: readonly PipelineView[];
  onChoose: (card: BoardCardView, to: Destination) => void;
  onClose: () => void;
}

/** Where a card can go, without dragging it: every stage of this pipeline, then of the others. */
export function MoveSheet({ card: chosen, pipelineId, pipelines, onChoose, onClose }: MoveSheetProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  // While it closes it still shows whom it was about.
  const [last, setLast] = useState(chosen);
  if (chosen && chosen !== last) setLast(chosen);
  const card = chosen ?? last;
  const ordered = [...pipelines].sort((a, b) => Number(b.id === pipelineId) - Number(a.id === pipelineId));
  return (
    <Modal
      opened={chosen !== null}
      onClose={onClose}
      title={card && t('board.moveCard', { name: personTitle(t, card.contact) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {card &&
        ordered.map((pipeline) => (
          <section key={pipeline.id} aria-label={pipeline.title[locale]}>
            {pipelines.length > 1 && (
              <Text size="sm" c="dimmed" mt="xs" mb={4}>
                {pipeline.title[locale]}
              </Text>
            )}
            <ul className={classes.stages}>
              {pipeline.stages
                .filter(({ leavingTo }) => !leavingTo)
                .map((stage) => {
                  const isHere = pipeline.id === pipelineId && stage.id === card.stageId;
                  return (
                    <li key={stage.id}>
                      <button
                        type="button"
                        className={classes.stage}
                        disabled={isHere}
                        onClick={() => {
                          onClose();
                          onChoose(card, { pipelineId: pipeline.id, stageId: stage.id });
                        }}
                      >
                        <span className={classes.dot} style={{ background: stage.colour }} />
                        {stage.title[locale]}
                        {isHere && <span className={classes.here}>{t('board.here')}</span>}
                      </button>
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
    </Modal>
  );
}
