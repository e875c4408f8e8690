import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function BoardPage() {
  const { t } = useTranslation();
  return (
    <Title order={1} size="h3" p="md">
      {t('nav.board')}
    </Title>
  );
}
