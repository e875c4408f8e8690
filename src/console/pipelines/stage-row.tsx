import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Collapse, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconEyeOff, IconGripVertical, IconHourglassHigh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PipelineStageView, PipelineView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import { InlineName } from './inline-name.tsx';
import classes from './pipelines.module.css';
import { StageColour } from './stage-colour.tsx';
import { StageDetails } from './stage-details.tsx';
import { titleChange } from './title-change.ts';
import { stagePath, usePipelineEdit } from './use-pipeline-edit.ts';

/** One stage: taken by its handle, renamed by its name, coloured by its dot; the arrow shows the rest. */
export function StageRow({ stage, pipeline }: { stage: PipelineStageView; pipeline: PipelineView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const edit = usePipelineEdit();
  const [isOpen, { toggle }] = useDisclosure(false);
  const isLeaving = stage.leavingTo !== null;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: stage.id,
    disabled: isLeaving,
  });
  const title = stage.title[locale];
  const change = (body: object): void => edit.mutate({ path: stagePath(pipeline.id, stage.id), body });
  return (
    <li
      ref={setNodeRef}
      className={classes.stage}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={classes.row}>
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={classes.handle}
          {...attributes}
          {...listeners}
          disabled={isLeaving}
          aria-label={t('pipelines.stage.drag', { title })}
        >
          <IconGripVertical size={16} aria-hidden />
        </button>
        <StageColour stage={stage} onChange={(colour) => change({ colour })} />
        {isLeaving ? (
          <span className={classes.name} data-muted>
            {title}
          </span>
        ) : (
          <InlineName
            value={title}
            muted={stage.hidden}
            label={t('pipelines.stage.rename', { title })}
            onRename={(name) => change({ title: titleChange(stage.title, locale, name) })}
          />
        )}
        <StageMarks stage={stage} />
        {!isLeaving && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('pipelines.stage.details', { title })}
            aria-expanded={isOpen}
            onClick={toggle}
          >
            <IconChevronDown size={18} aria-hidden className={classes.arrow} data-open={isOpen || undefined} />
          </ActionIcon>
        )}
      </div>
      {isLeaving && <Leaving stage={stage} pipeline={pipeline} />}
      <Collapse expanded={isOpen && !isLeaving}>
        {isOpen && !isLeaving && <StageDetails stage={stage} pipeline={pipeline} onChange={change} />}
      </Collapse>
    </li>
  );
}

/** What is set of a stage, at a glance. */
function StageMarks({ stage }: { stage: PipelineStageView }) {
  const { t } = useTranslation();
  return (
    <span className={classes.marks}>
      {stage.hidden && <IconEyeOff size={16} role="img" aria-label={t('pipelines.stage.hidden')} />}
      {stage.timeLimitHours !== null && (
        <span title={t('pipelines.stage.limit')} className={classes.mark}>
          <IconHourglassHigh size={14} aria-hidden />
          {t('pipelines.stage.hours', { hours: stage.timeLimitHours })}
        </span>
      )}
      <span title={t('pipelines.stage.probability')}>{t('pipelines.stage.percent', { value: stage.probability })}</span>
    </span>
  );
}

function Leaving({ stage, pipeline }: { stage: PipelineStageView; pipeline: PipelineView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const target = pipeline.stages.find(({ id }) => id === stage.leavingTo?.stageId)?.title[locale];
  return (
    <Text size="xs" c="dimmed" pl={34} pb={6} role="status">
      {target === undefined ? t('pipelines.going') : t('pipelines.stage.leaving', { target })}
    </Text>
  );
}
