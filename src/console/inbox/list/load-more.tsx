import { Button, Center } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

interface LoadMoreProps {
  isLoading: boolean;
  /** The last try failed: from then on only a click asks again. */
  hasFailed: boolean;
  onMore: () => void;
}

/** Asks for the next page when it comes into sight; a button, so that the keyboard can ask too. */
export function LoadMore({ isLoading, hasFailed, onMore }: LoadMoreProps) {
  const { t } = useTranslation();
  const { ref, entry } = useIntersection({ rootMargin: '200px' });
  const isSeen = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (isSeen && !isLoading && !hasFailed) onMore();
  }, [isSeen, isLoading, hasFailed, onMore]);
  return (
    <Center ref={ref} pb="md">
      <Button variant="subtle" loading={isLoading} onClick={onMore}>
        {t('common.more')}
      </Button>
    </Center>
  );
}
