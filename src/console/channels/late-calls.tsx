import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChannelAccountView } from '../../http/views/channel-account-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './channels.module.css';

/** Accounts that were removed here while their messenger goes on calling: somebody has to take the address off there. */
export function LateCalls({ accounts }: { accounts: readonly ChannelAccountView[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const called = accounts.filter(({ removedAt, lateCalls }) => removedAt !== null && lateCalls.count > 0);
  if (called.length === 0) return null;
  return (
    <Alert color="yellow" mt="md" title={t('channelAccounts.removed')}>
      <ul className={classes.next}>
        {called.map(({ id, title, lateCalls: { count, lastAt } }) => (
          <li key={id}>
            {t('channelAccounts.removedLine', {
              title,
              count,
              at: lastAt ? dayAndTime(locale, timezone, lastAt, now) : '',
            })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
