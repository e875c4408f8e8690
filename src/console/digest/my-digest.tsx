import { Anchor, Button, Code, Group, Loader, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DigestLinkView, DigestView } from '../../http/views/digest-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { useSetting } from '../settings/use-setting.ts';
import { describeError } from '../shared/describe-error.ts';
import classes from './digest.module.css';
import { ReaderLine } from './reader-line.tsx';

interface MyDigestProps {
  digest: DigestView;
  link: DigestLinkView | null;
  onLink: (link: DigestLinkView | null) => void;
}

/** One's own chat: linking it, what comes there, and one at once. */
export function MyDigest({ digest, link, onLink }: MyDigestProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mine = digest.readers.find(({ isMe, address }) => isMe && address === null);
  const wasLinked = useRef(mine !== undefined);
  const send = useSetting(keys.digest);
  const newCode = useMutation({
    mutationFn: () => request<DigestLinkView>('/api/v1/digest/link', { method: 'POST', body: { locale } }),
    onSuccess: onLink,
    onError: (error) =>
      notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) }),
  });
  // The code has been used: it is of no use any more.
  useEffect(() => {
    if (mine && !wasLinked.current) onLink(null);
    wasLinked.current = mine !== undefined;
  }, [mine, onLink]);

  const sendOne = (): void =>
    send.mutate(
      { path: '/digest/send', method: 'POST', body: { kind: 'daily' } },
      {
        onSuccess: () => notifications.show({ color: 'green', title: t('digest.sent'), message: t('digest.sentText') }),
      },
    );
  return (
    <section className={classes.section} aria-labelledby="digest-mine">
      <h2 id="digest-mine" className={classes.title}>
        {t('digest.mine')}
      </h2>
      {mine && <ReaderLine reader={mine} />}
      {!mine && digest.channels.length > 0 && <Text size="sm">{t('digest.notLinked')}</Text>}
      {digest.channels.length === 0 && (
        <Text size="sm">
          {t('digest.noChannels')}{' '}
          <Anchor component={Link} to="/settings/channels" size="sm">
            {t('digest.toChannels')}
          </Anchor>
        </Text>
      )}
      {link && <LinkCode link={link} />}
      <Group gap="sm" mt="sm">
        {mine && (
          <Button onClick={sendOne} loading={send.isPending}>
            {t('digest.sendNow')}
          </Button>
        )}
        {digest.channels.length > 0 && !link && (
          <Button variant={mine ? 'default' : 'filled'} onClick={() => newCode.mutate()} loading={newCode.isPending}>
            {t(mine ? 'digest.linkAgain' : 'digest.link')}
          </Button>
        )}
      </Group>
    </section>
  );
}

function LinkCode({ link: { code, url } }: { link: DigestLinkView }) {
  const { t } = useTranslation();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    notifications.show({ message: t('digest.copied') });
  };
  return (
    <div className={classes.code}>
      <Text size="sm">{t('digest.sendCode')}</Text>
      <Code className={classes.word}>{code}</Code>
      <Group gap="sm">
        {url && (
          <Button component="a" href={url} target="_blank" rel="noreferrer">
            {t('digest.openBot')}
          </Button>
        )}
        <Button variant="default" onClick={copy}>
          {t('digest.copy')}
        </Button>
      </Group>
      <Group gap={8} role="status">
        <Loader size={14} aria-hidden />
        <Text size="sm" c="dimmed">
          {t('digest.waiting')}
        </Text>
      </Group>
    </div>
  );
}
