import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConversionPromptView } from '../../http/views/conversion-prompt-view.ts';
import classes from './conversion.module.css';

interface SaveConflictProps {
  theirs: ConversionPromptView;
  isSaving: boolean;
  onMine: () => void;
  onDrop: () => void;
}

/** Two have edited at once: both texts are there, and a person decides. */
export function SaveConflict({ theirs, isSaving, onMine, onDrop }: SaveConflictProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.conflict} role="alert">
      <Text fw={600} size="sm">
        {t('conversion.conflict.title', { version: theirs.version })}
      </Text>
      {theirs.by && <Text size="sm">{t('conversion.conflict.by', { name: theirs.by.name })}</Text>}
      <Text size="sm" mt={6}>
        {t('conversion.conflict.theirs')}
      </Text>
      <blockquote className={classes.quote}>{theirs.text}</blockquote>
      <Group gap="xs" mt="xs">
        <Button size="xs" loading={isSaving} onClick={onMine}>
          {t('conversion.conflict.mine')}
        </Button>
        <Button size="xs" variant="default" onClick={onDrop}>
          {t('conversion.conflict.drop')}
        </Button>
      </Group>
    </div>
  );
}
