import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Shown while a page's code is on its way. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack p="lg" aria-busy aria-label={t('common.loading')} role="status">
      <Skeleton h={28} w={220} />
      <Skeleton h={120} />
      <Skeleton h={240} />
    </Stack>
  );
}
