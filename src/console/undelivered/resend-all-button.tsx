import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ResentView } from '../../http/views/undelivered-view.ts';
import { keys } from '../api/keys.ts';
import { describeError } from '../shared/describe-error.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { resendAll, type UndeliveredFilters } from './undelivered-queries.ts';

/** For the time after an outage: all that failed, or all of the chosen state, goes out once more. */
export function ResendAllButton({ filters }: { filters: UndeliveredFilters }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [question, ask] = useConfirm();
  const resend = useMutation({
    mutationFn: () => resendAll(filters),
    onSuccess: ({ resent, refused }: ResentView) => {
      const [first] = refused;
      notifications.show({
        color: first ? 'yellow' : 'green',
        title: t('undelivered.resent', { resent }),
        message: first ? t('undelivered.refused', { refused: refused.length, reason: first.reason }) : '',
      });
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.undelivered }),
  });
  const isUncertain = filters.state === 'uncertain';
  return (
    <>
      {question}
      <Button
        leftSection={<IconSend size={16} aria-hidden />}
        loading={resend.isPending}
        onClick={() =>
          ask({
            title: t('undelivered.allAsk'),
            text: isUncertain ? t('undelivered.allUncertain') : t('undelivered.allFailed'),
            yes: t('undelivered.all'),
            no: t('common.cancel'),
            onYes: () => resend.mutate(),
          })
        }
      >
        {t('undelivered.all')}
      </Button>
    </>
  );
}
