import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function ThreadSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack flex={1} justify="flex-end" p="lg" role="status" aria-label={t('common.loading')}>
      <Skeleton h={44} w="45%" radius="lg" />
      <Skeleton h={64} w="55%" radius="lg" style={{ alignSelf: 'flex-end' }} />
      <Skeleton h={44} w="35%" radius="lg" />
      <Skeleton h={44} w="50%" radius="lg" style={{ alignSelf: 'flex-end' }} />
    </Stack>
  );
}
