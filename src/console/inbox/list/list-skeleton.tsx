import { Group, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const rows = ['a', 'b', 'c', 'd', 'e', 'f'];

export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" p="md" role="status" aria-label={t('common.loading')}>
      {rows.map((row) => (
        <Group key={row} wrap="nowrap" align="flex-start">
          <Skeleton w={42} h={42} radius={14} style={{ flex: 'none' }} />
          <Stack gap={8} flex={1}>
            <Skeleton h={12} w="55%" />
            <Skeleton h={10} />
            <Skeleton h={10} w="40%" />
          </Stack>
        </Group>
      ))}
    </Stack>
  );
}
