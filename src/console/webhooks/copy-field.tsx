import { Button, Code, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './webhooks.module.css';

/** Something long and exact, with a button that copies it. */
export function CopyField({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.copyField}>
      <Code className={classes.exact} aria-label={label}>
        {value}
      </Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="xs"
            aria-label={t('webhooks.copyNamed', { what: label })}
            leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
            onClick={copy}
          >
            {copied ? t('webhooks.copied') : t('webhooks.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
