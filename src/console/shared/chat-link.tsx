import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Way to the web chat, as a customer sees it. */
export function ChatLink() {
  const { t } = useTranslation();
  return (
    <Button
      component="a"
      href="/"
      target="_blank"
      variant="light"
      mt="sm"
      rightSection={<IconExternalLink size={16} aria-hidden />}
    >
      {t('empty.chat')}
    </Button>
  );
}
