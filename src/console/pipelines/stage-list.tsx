import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { keys } from '../api/keys.ts';
import { AddStage } from './add-stage.tsx';
import { GROUPS, type Group } from './groups.ts';
import classes from './pipelines.module.css';
import { afterDrop, placeBefore } from './place-before.ts';
import { StageRow } from './stage-row.tsx';
import { useDragWords } from './use-drag-words.ts';
import { stagePath, usePipelineEdit } from './use-pipeline-edit.ts';

/** The stages of a pipeline in their groups; dragged into another place or group by mouse, touch or keyboard. */
export function StageList({ pipeline }: { pipeline: PipelineView }) {
  const client = useQueryClient();
  const edit = usePipelineEdit();
  const accessibility = useDragWords(pipeline.stages);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  const drop = ({ active, over }: DragEndEvent): void => {
    const moved = String(active.id);
    const stage = pipeline.stages.find(({ id }) => id === moved);
    const place = over && placeBefore(pipeline.stages, moved, String(over.id));
    if (!stage || !place) return;
    const stages = afterDrop(pipeline.stages, moved, place);
    client.setQueryData<PipelineView[]>(keys.pipelines, (known) =>
      known?.map((one) => (one.id === pipeline.id ? { ...one, stages } : one)),
    );
    const path = stagePath(pipeline.id, moved);
    if (place.group !== stage.group) edit.mutate({ path, body: { group: place.group } });
    edit.mutate({ path: `${path}/place`, method: 'POST', body: { before: place.before } });
  };

  return (
    <div className={classes.editor}>
      <AddStage pipeline={pipeline} />
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop} accessibility={accessibility}>
        {GROUPS.map((group) => (
          <StageGroup key={group} group={group} pipeline={pipeline} />
        ))}
      </DndContext>
    </div>
  );
}

function StageGroup({ group, pipeline }: { group: Group; pipeline: PipelineView }) {
  const { t } = useTranslation();
  const stages = pipeline.stages.filter((stage) => stage.group === group);
  const title = t(`pipelines.groups.${group}`);
  return (
    <section aria-label={title} className={classes.group}>
      <h2 className={classes.groupTitle}>{title}</h2>
      <Text size="xs" c="dimmed">
        {t(`pipelines.groupText.${group}`)}
      </Text>
      {stages.length === 0 && (
        <Text size="sm" c="dimmed" className={classes.nothing ?? ''}>
          {t('pipelines.emptyGroup')}
        </Text>
      )}
      <SortableContext items={stages.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ul className={classes.stages}>
          {stages.map((stage) => (
            <StageRow key={stage.id} stage={stage} pipeline={pipeline} />
          ))}
        </ul>
      </SortableContext>
    </section>
  );
}
