import { Button, Group } from '@mantine/core';
import { IconCheck, IconSend, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UndeliveredState } from '../../http/views/undelivered-view.ts';
import { useVerdict } from './use-verdict.ts';

interface VerdictButtonsProps {
  messageId: string;
  dialogId: string;
  state: UndeliveredState;
  /** In a closed dialog the customer has to write first. */
  isClosed: boolean;
}

/** What a person can do about a line that did not come. */
export function VerdictButtons({ messageId, dialogId, state, isClosed }: VerdictButtonsProps) {
  const { t } = useTranslation();
  const verdict = useVerdict(messageId, dialogId);
  return (
    <Group gap={6} py={3}>
      {!isClosed && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconSend size={14} aria-hidden />}
          loading={verdict.isPending && verdict.variables === 'resend'}
          disabled={verdict.isPending}
          onClick={() => verdict.mutate('resend')}
        >
          {t('undelivered.resend')}
        </Button>
      )}
      {state !== 'dropped' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={state === 'uncertain' ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
          loading={verdict.isPending && verdict.variables === 'let-go'}
          disabled={verdict.isPending}
          onClick={() => verdict.mutate('let-go')}
        >
          {state === 'uncertain' ? t('undelivered.arrived') : t('undelivered.letGo')}
        </Button>
      )}
    </Group>
  );
}
