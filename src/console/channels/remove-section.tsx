import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ChannelAccountView } from '../../http/views/channel-account-view.ts';
import { keys } from '../api/keys.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { removeAccount } from './account-queries.ts';
import classes from './channels.module.css';
import { wrongOf } from './wrong-fields.ts';

/** Removing an account, with what it will lead to said before. `waiting`: lines that are not sent yet. */
export function RemoveSection({ account, waiting }: { account: ChannelAccountView; waiting: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [dialog, ask] = useConfirm();
  const remove = useMutation({
    mutationFn: () => removeAccount(account),
    async onSuccess() {
      notifications.show({ message: t('channelAccounts.removedDone') });
      await navigate('/settings/channels', { replace: true });
    },
    onSettled: () =>
      Promise.all(
        [keys.channelAccounts, keys.channels, keys.undelivered].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const after =
    account.type === 'whatsapp_web'
      ? t('channelAccounts.removePhone')
      : account.webhook
        ? t('channelAccounts.removeMeta')
        : '';
  const confirm = (): void =>
    ask({
      title: t('channelAccounts.removeTitle', { title: account.title }),
      text: `${t('channelAccounts.removeAsk', { waiting })} ${after}`.trim(),
      yes: t('channelAccounts.removeYes'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => remove.mutate(),
    });
  return (
    <section className={classes.section} aria-labelledby="account-remove">
      {dialog}
      <h2 id="account-remove">{t('channelAccounts.remove')}</h2>
      <Text size="sm" c="dimmed">
        {t('channelAccounts.removeText')}
      </Text>
      {remove.error && (
        <Text size="sm" c="var(--v-bad)" role="alert">
          {wrongOf(t, remove.error).form}
        </Text>
      )}
      <Button
        variant="default"
        c="var(--v-bad)"
        onClick={confirm}
        loading={remove.isPending}
        className={classes.begin ?? ''}
      >
        {t('channelAccounts.remove')}
      </Button>
    </section>
  );
}
