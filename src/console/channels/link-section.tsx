import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../http/views/channel-view.ts';
import { request } from '../api/request.ts';
import { fileSize } from '../files/file-size.ts';
import { useLocale } from '../i18n/language.ts';
import { describeError } from '../shared/describe-error.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import classes from './channels.module.css';
import { QrCode } from './qr-code.tsx';

/** The phone behind a WhatsApp number: the code to be read by it, or the number that is linked. */
export function LinkSection({ channelId, link }: { channelId: string; link: LinkView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [dialog, ask] = useConfirm();
  const [phone, setPhone] = useState('');
  const act = useMutation({
    mutationFn: ({ what, body }: { what: 'pair' | 'unlink'; body: object }) =>
      request(`/api/v1/channels/${channelId}/${what}`, { method: 'POST', body }),
  });
  const pair = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ what: 'pair', body: { phone } });
  };
  const unlink = () =>
    ask({
      title: t('channels.unlinkTitle'),
      text: t('channels.unlinkText'),
      yes: t('channels.unlink'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => act.mutate({ what: 'unlink', body: {} }),
    });

  return (
    <div className={classes.link}>
      {dialog}
      {link.state === 'ready' && (
        <Group justify="space-between">
          <Text size="sm">{t('channels.linked', { phone: link.phone ?? '' })}</Text>
          <Button variant="subtle" color="red" size="compact-sm" onClick={unlink}>
            {t('channels.unlink')}
          </Button>
        </Group>
      )}
      {link.qr && (
        <>
          <QrCode text={link.qr} label={t('channels.qr')} />
          <Text size="sm">{t('channels.qrText')}</Text>
        </>
      )}
      {link.pairingCode && (
        <>
          <output className={classes.code} aria-label={t('channels.code')}>
            {link.pairingCode}
          </output>
          <Text size="sm">{t('channels.codeText')}</Text>
        </>
      )}
      {link.state === 'unlinked' && (
        <form onSubmit={pair} className={classes.pair}>
          <TextInput
            label={t('channels.byCode')}
            placeholder="+7 928 123-45-67"
            type="tel"
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            error={act.error && describeError(t, act.error)}
          />
          <Button type="submit" variant="light" loading={act.isPending} disabled={phone.trim() === ''}>
            {t('channels.getCode')}
          </Button>
        </form>
      )}
      {link.lastError && link.state !== 'ready' && (
        <Text size="sm" c="dimmed">
          {link.lastError}
        </Text>
      )}
      {link.memoryBytes != null && link.memoryBytes > 0 && (
        <Text size="sm" c="dimmed">
          {t('channels.browserMemory', { size: fileSize(t, locale, link.memoryBytes) })}
        </Text>
      )}
    </div>
  );
}
