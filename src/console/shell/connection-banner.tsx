import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../api/live.ts';
import classes from './connection-banner.module.css';

/** A line across the top while live updates do not come in. */
export function ConnectionBanner({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const { online } = useNetwork();
  const text = online ? (connection === 'lost' ? t('connection.lost') : '') : t('connection.offline');
  return (
    <div role="status" className={classes.banner} data-shown={text !== '' || undefined}>
      {text && <IconWifiOff size={16} aria-hidden />}
      {text}
    </div>
  );
}
