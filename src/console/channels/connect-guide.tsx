import { Alert, Button, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChannelTypeView } from '../../http/views/channel-account-view.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import classes from './channels.module.css';
import { ConnectForm } from './connect-form.tsx';
import { GUIDES } from './guide.ts';

/** What to do at the messenger, and the form for what it has given. */
export function ConnectGuide({ type }: { type: ChannelTypeView }) {
  const { t } = useTranslation();
  const { steps, link } = GUIDES[type.type];
  return (
    <>
      <div className={classes.head}>
        <ChannelIcon kind={type.kind} size={28} />
        <Title order={1} size="h3">
          {t(`channelAccounts.types.${type.type}.title`)}
        </Title>
      </div>
      <Text c="dimmed" size="sm">
        {t(`channelAccounts.types.${type.type}.text`)}
      </Text>
      {!type.available && (
        <Alert color="yellow" mt="md">
          {t('channelAccounts.noAddress')}
        </Alert>
      )}
      <section className={classes.section} aria-labelledby="connect-steps">
        <h2 id="connect-steps">{t('channelAccounts.needs')}</h2>
        <ol className={classes.steps}>
          {steps.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
        {link && (
          <Button
            component="a"
            href={link.href}
            target="_blank"
            rel="noreferrer"
            variant="default"
            rightSection={<IconExternalLink size={16} aria-hidden />}
            className={classes.begin ?? ''}
          >
            {t(link.title)}
          </Button>
        )}
      </section>
      <ConnectForm type={type} />
    </>
  );
}
