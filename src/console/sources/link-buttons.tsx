import { Button, CopyButton, Group } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SourceView } from '../../http/views/source-view.ts';

/** Copies the link of a source, one button for each channel that has such links. */
export function LinkButtons({ links }: Pick<SourceView, 'links'>) {
  const { t } = useTranslation();
  return (
    <Group gap={6}>
      {links.map(({ channelKind, url }) => (
        // Without an address of its own, the server tells the path alone.
        <CopyButton key={channelKind + url} value={new URL(url, location.origin).href}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              aria-label={t('sources.copy', { channel: t(`channel.${channelKind}`) })}
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              onClick={copy}
            >
              {copied ? t('sources.copied') : t(`channel.${channelKind}`)}
            </Button>
          )}
        </CopyButton>
      ))}
    </Group>
  );
}
