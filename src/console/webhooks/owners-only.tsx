import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Stands where somebody who is not the owner looks. */
export function OwnersOnly() {
  const { t } = useTranslation();
  return (
    <Alert variant="light" icon={<IconInfoCircle aria-hidden />}>
      {t('webhooks.ownersOnly')}
    </Alert>
  );
}
