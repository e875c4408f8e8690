import { Anchor, Box, NativeSelect, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconMessageOff, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { channelTitle } from '../journal/titles.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { channelsQuery } from '../undelivered/undelivered-queries.ts';
import { Choices } from './choices.tsx';
import { TemplateList } from './template-list.tsx';
import classes from './templates.module.css';
import { templateBookQuery } from './templates-queries.ts';

/** Only numbers of the Cloud API have templates. */
const OF_CLOUD = /^whatsapp:\d+$/u;

/** What WhatsApp lets us say after 24 hours: which templates there are, and which one says what. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  return (
    <Box className={classes.page}>
      <Anchor component={Link} to="/settings" size="sm" className={classes.back ?? ''}>
        <IconArrowLeft size={15} aria-hidden />
        {t('nav.settings')}
      </Anchor>
      <Title order={1} size="h3">
        {t('templates.settings')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('templates.lead')}
      </Text>
      {canManage ? (
        <Numbers />
      ) : (
        <EmptyState Icon={IconUsers} title={t('templates.notYours')} text={t('templates.notYoursText')} />
      )}
    </Box>
  );
}

function Numbers() {
  const { t } = useTranslation();
  const [params, change] = useAddress();
  const channels = useQuery(channelsQuery);
  const having = (channels.data ?? []).filter(({ id }) => OF_CLOUD.test(id));
  const chosen = having.find(({ id }) => id === params.get('channel')) ?? having[0];
  if (channels.isPending) return <PageSkeleton />;
  if (!channels.data) return <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />;
  if (!chosen)
    return (
      <EmptyState Icon={IconMessageOff} title={t('templates.noChannel')} text={t('templates.noChannelText')}>
        <Anchor component={Link} to="/settings/channels" size="sm" mt="xs">
          {t('channels.settings')}
        </Anchor>
      </EmptyState>
    );
  return (
    <>
      {having.length > 1 && (
        <NativeSelect
          mb="md"
          label={t('templates.number')}
          value={chosen.id}
          data={having.map(({ id, kind }) => ({ value: id, label: channelTitle(t, id, kind) }))}
          onChange={(event) => change({ channel: event.currentTarget.value })}
        />
      )}
      <OfNumber key={chosen.id} channelId={chosen.id} />
    </>
  );
}

function OfNumber({ channelId }: { channelId: string }) {
  const book = useQuery(templateBookQuery(channelId));
  if (book.isPending) return <PageSkeleton />;
  if (!book.data) return <ErrorState error={book.error} onRetry={() => void book.refetch()} />;
  return (
    <div className={classes.parts}>
      {book.data.templates.length > 0 && <Choices key={`${book.data.version}:${book.data.readAt}`} book={book.data} />}
      <TemplateList book={book.data} />
    </div>
  );
}
