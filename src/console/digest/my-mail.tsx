import { Button, Group, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestView } from '../../http/views/digest-view.ts';
import { keys } from '../api/keys.ts';
import { useLocale } from '../i18n/language.ts';
import { useSetting } from '../settings/use-setting.ts';
import { useCanManage } from '../shared/me-context.ts';
import classes from './digest.module.css';
import { ReaderLine } from './reader-line.tsx';

/** One's own e-mail: the address, and what comes there. */
export function MyMail({ digest: { readers, hasMail } }: { digest: DigestView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canManage = useCanManage();
  const mine = readers.find(({ isMe, address }) => isMe && address !== null);
  const save = useSetting(keys.digest);
  const [address, setAddress] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = address.trim();
    const looksRight = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(given);
    setWrong(!looksRight);
    if (!looksRight) return;
    save.mutate(
      { path: '/digest/mail', method: 'POST', body: { address: given, locale } },
      { onSuccess: () => setAddress('') },
    );
  };
  return (
    <section className={classes.section} aria-labelledby="digest-mail">
      <h2 id="digest-mail" className={classes.title}>
        {t('digest.mail')}
      </h2>
      <Text size="sm">{t(hasMail ? 'digest.mailText' : canManage ? 'digest.noMail' : 'digest.askForMail')}</Text>
      {mine && <ReaderLine reader={mine} />}
      {hasMail && (
        <form onSubmit={submit} noValidate>
          <Group gap="sm" mt="sm" align="flex-start">
            <TextInput
              type="email"
              autoComplete="email"
              aria-label={t('digest.address')}
              placeholder="anna@example.com"
              w={260}
              maw="100%"
              value={address}
              onChange={(event) => setAddress(event.currentTarget.value)}
              error={isWrong && t('digest.wrongAddress')}
            />
            <Button type="submit" variant={mine ? 'default' : 'filled'} loading={save.isPending}>
              {t(mine ? 'digest.mailToOther' : 'digest.mailTo')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  );
}
