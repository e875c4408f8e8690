import { Button, Group, Modal, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { queryOf } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { usePipelineEdit } from './use-pipeline-edit.ts';

interface DeletePipelineModalProps {
  opened: boolean;
  pipeline: PipelineView;
  pipelines: readonly PipelineView[];
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks for the stage of another pipeline that the dialogs go to. */
export function DeletePipelineModal({ opened, pipeline, pipelines, onClose, onDeleted }: DeletePipelineModalProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const edit = usePipelineEdit();
  const [chosen, setChosen] = useState<string | null>(null);
  const heirs = pipelines
    .filter(({ id }) => id !== pipeline.id)
    .map((one) => ({
      group: one.title[locale],
      items: one.stages
        .filter(({ leavingTo }) => leavingTo === null)
        .map((stage) => ({ value: JSON.stringify([one.id, stage.id]), label: stage.title[locale] })),
    }));
  const target = chosen ?? heirs[0]?.items[0]?.value ?? null;
  const go = (): void => {
    if (target === null) return;
    const [pipelineId, stageId]: string[] = JSON.parse(target);
    const path = `/${encodeURIComponent(pipeline.id)}${queryOf({ pipelineId, stageId })}`;
    edit.mutate({ path, method: 'DELETE' }, { onSuccess: onDeleted });
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      centered
      title={t('pipelines.removeAsk', { title: pipeline.title[locale] })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="sm" mb="sm">
        {t('pipelines.removeText')}
      </Text>
      <Select label={t('pipelines.target')} value={target} allowDeselect={false} data={heirs} onChange={setChosen} />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button color="red.8" disabled={target === null} onClick={go}>
          {t('pipelines.stage.removeYes')}
        </Button>
      </Group>
    </Modal>
  );
}
