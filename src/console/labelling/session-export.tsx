import { Alert, Button, NativeSelect, Switch, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../api/request.ts';
import { periodFault } from '../figures/period.ts';
import { channelKinds } from '../figures/value-title.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn, startOfDay } from '../shared/zoned.ts';
import classes from './labelling.module.css';

const USUAL_DAYS = 30;

/** Whole dialogs with their labels as a file, to train the bot with; without personal data unless somebody wants it. */
export function SessionExport() {
  const { t } = useTranslation();
  const { timezone } = useMe().business;
  const now = useNow();
  const [from, setFrom] = useState(() => dayIn(timezone, startOfDay(timezone, now, USUAL_DAYS)));
  const [to, setTo] = useState(() => dayIn(timezone, now));
  const [channel, setChannel] = useState('');
  const [isMasked, setIsMasked] = useState(true);
  const fault = periodFault({ period: 'dates', from, to });
  const query = queryOf({ from, to, channel, mask: isMasked ? '' : 'false' });
  const look = { variant: 'light', leftSection: <IconDownload size={17} aria-hidden /> };
  return (
    <section className={classes.panel} aria-labelledby="session-export">
      <h2 id="session-export">{t('labelling.export.title')}</h2>
      <div className={classes.form}>
        <Text size="sm" c="dimmed">
          {t('labelling.export.lead')}
        </Text>
        <div className={classes.dates}>
          <TextInput
            type="date"
            label={t('labelling.export.from')}
            value={from}
            error={fault !== null}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('labelling.export.to')}
            value={to}
            error={fault !== null}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
        {fault && (
          <p role="alert" className={classes.fault}>
            {t(`figures.faults.${fault}`)}
          </p>
        )}
        <NativeSelect
          label={t('labelling.export.channel')}
          value={channel}
          data={[
            { value: '', label: t('labelling.export.allChannels') },
            ...channelKinds.map((kind) => ({ value: kind, label: t(`channel.${kind}`) })),
          ]}
          onChange={(event) => setChannel(event.currentTarget.value)}
        />
        <Switch
          label={t('labelling.export.mask')}
          description={t('labelling.export.maskText')}
          checked={isMasked}
          onChange={(event) => setIsMasked(event.currentTarget.checked)}
        />
        <div role="status">
          {!isMasked && (
            <Alert
              color="orange"
              icon={<IconAlertTriangle aria-hidden />}
              classNames={{ title: classes.warning ?? '' }}
              title={t('labelling.export.open')}
            >
              {t('labelling.export.openText')}
            </Alert>
          )}
        </div>
        {fault === null ? (
          <Button component="a" href={`/api/v1/sessions.jsonl${query}`} download {...look}>
            {t(isMasked ? 'labelling.export.download' : 'labelling.export.downloadOpen')}
          </Button>
        ) : (
          <Button disabled {...look}>
            {t('labelling.export.download')}
          </Button>
        )}
      </div>
    </section>
  );
}
