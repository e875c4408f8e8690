import { ActionIcon, CopyButton, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './channels.module.css';

/** A text that has to be pasted elsewhere. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <div className={classes.copy}>
        <code>{value}</code>
        <CopyButton value={value}>
          {({ copied, copy }) => {
            const said = t(copied ? 'channelAccounts.copied' : 'channelAccounts.copy');
            return (
              <Tooltip label={said}>
                <ActionIcon variant="default" size="lg" onClick={copy} aria-label={`${said}: ${label}`}>
                  {copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
                </ActionIcon>
              </Tooltip>
            );
          }}
        </CopyButton>
      </div>
    </div>
  );
}
