import { Box, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../shared/use-address.ts';
import { PipelineEditor } from './pipeline-editor.tsx';
import classes from './pipelines.module.css';

/** The same as the board's gear, as a page of its own: the pipeline is in the address. */
export function PipelinesPage() {
  const { t } = useTranslation();
  const [params, change] = useAddress();
  return (
    <Box className={classes.page}>
      <Title order={1} size="h3">
        {t('pipelines.settings')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('pipelines.settingsText')}
      </Text>
      <PipelineEditor initial={params.get('pipeline') ?? ''} onPipeline={(pipeline) => change({ pipeline })} />
    </Box>
  );
}
