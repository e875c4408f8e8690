import { Button, Stack, Text } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { describeError } from './describe-error.ts';

interface ErrorStateProps {
  error: unknown;
  onRetry: () => unknown;
}

/** Stands where something could not be loaded: what happened, and a way to try again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <Stack align="center" gap="xs" p="xl" ta="center" role="alert">
      <IconCloudOff size={32} stroke={1.5} aria-hidden />
      <Text fw={600}>{t('error.title')}</Text>
      <Text c="dimmed" size="sm" maw={320}>
        {describeError(t, error)}
      </Text>
      <Button variant="light" mt="xs" onClick={() => onRetry()}>
        {t('common.retry')}
      </Button>
    </Stack>
  );
}
