import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PipelineEditor } from './pipeline-editor.tsx';

interface PipelineSettingsProps {
  /** The pipeline that is looked at; empty: the default one. */
  pipelineId: string;
  opened: boolean;
  onClose: () => void;
  /** The person has turned to another pipeline in the drawer. Left out: the drawer remembers it by itself. */
  onPipeline?: (pipelineId: string) => void;
}

/** What the board's gear opens, as seed 004 draws it. */
export function PipelineSettings({ pipelineId, opened, onClose, onPipeline }: PipelineSettingsProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="left"
      size="min(560px, 100vw)"
      title={t('pipelines.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <PipelineEditor key={pipelineId} initial={pipelineId} {...(onPipeline && { onPipeline })} />
    </Drawer>
  );
}
