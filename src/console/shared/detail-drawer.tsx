import { Drawer, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './error-state.tsx';

interface DetailDrawerProps<T> {
  isOpen: boolean;
  title: string;
  widest?: number;
  asked: UseQueryResult<T>;
  onClose: () => void;
  children: (data: T) => ReactNode;
}

/** One thing of a list beside the list: while it is being read, when it cannot be, and then itself. */
export function DetailDrawer<T>({ isOpen, title, widest = 620, asked, onClose, children }: DetailDrawerProps<T>) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={`min(${widest}px, 100vw)`}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {asked.isLoading && <Skeleton h={320} />}
      {asked.isError && !asked.data && <ErrorState error={asked.error} onRetry={() => asked.refetch()} />}
      {asked.data && children(asked.data)}
    </Drawer>
  );
}
