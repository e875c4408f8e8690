import { Anchor, Box, Button, Group, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconBan, IconGitMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanAct, useCanManage, useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { personTitle } from '../shared/person-title.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useNow } from '../shared/use-now.ts';
import { Belongings } from './belongings.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { ContactFields } from './contact-fields.tsx';
import classes from './contacts.module.css';
import { contactQuery } from './contacts-queries.ts';
import { MergeHistory } from './merge-history.tsx';
import { MergePicker } from './merge-picker.tsx';
import { Suggestions } from './suggestions.tsx';
import { Timeline } from './timeline.tsx';
import { useContactChange } from './use-contact-change.ts';

/** One person: what is known, what belongs to him or her, what has happened, and who may be the same. */
export function ContactPage() {
  const { t } = useTranslation();
  const { contactId = '' } = useParams();
  const contact = useQuery(contactQuery(contactId));
  // Merged into another one meanwhile: that one is shown, under its own address.
  if (contact.data && contact.data.id !== contactId) return <Navigate to={`/contacts/${contact.data.id}`} replace />;
  return (
    <Box className={classes.page}>
      <Anchor component={Link} to="/contacts" size="sm">
        <Group gap={4} mb="xs">
          <IconArrowLeft size={16} aria-hidden />
          {t('contacts.back')}
        </Group>
      </Anchor>
      {contact.isPending && <PageSkeleton />}
      {contact.isError && !contact.data && <ErrorState error={contact.error} onRetry={() => contact.refetch()} />}
      {contact.data && <Whole contact={contact.data} />}
    </Box>
  );
}

function Whole({ contact }: { contact: ContactCardView }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  return (
    <>
      <div className={classes.head}>
        <Title order={1} size="h3">
          {personTitle(t, contact)}
        </Title>
        <Actions contact={contact} />
      </div>
      <Blocked since={contact.blockedAt} />
      <div className={classes.columns}>
        <div className={classes.side}>
          <ContactFacts contact={contact} />
          <ContactFields contact={contact} />
          {canManage && <Suggestions contact={contact} />}
          <MergeHistory merges={contact.merges} />
        </div>
        <div className={classes.side}>
          <Belongings contact={contact} />
          <Timeline contact={contact} />
        </div>
      </div>
    </>
  );
}

function Actions({ contact }: { contact: ContactCardView }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const canManage = useCanManage();
  const change = useContactChange(contact.id);
  const [confirm, ask] = useConfirm();
  const [isPicking, picking] = useDisclosure(false);
  const block = (): void =>
    ask({
      title: t('contacts.blockAsk'),
      text: t('contacts.blockText'),
      yes: t('contacts.block'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => change.mutate({ blocked: true }),
    });
  return (
    <div className={classes.actions}>
      {canManage && (
        <Button variant="default" leftSection={<IconGitMerge size={17} aria-hidden />} onClick={picking.open}>
          {t('contacts.mergeOther')}
        </Button>
      )}
      {canAct && (
        <Button
          variant="default"
          leftSection={<IconBan size={17} aria-hidden />}
          loading={change.isPending}
          onClick={contact.blockedAt ? () => change.mutate({ blocked: false }) : block}
        >
          {contact.blockedAt ? t('contacts.unblock') : t('contacts.block')}
        </Button>
      )}
      {isPicking && <MergePicker contact={contact} onClose={picking.close} />}
      {confirm}
    </div>
  );
}

function Blocked({ since }: { since: string | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  if (since === null) return null;
  return (
    <p className={classes.warn} role="status">
      {t('contacts.isBlocked', { when: dayAndTime(locale, timezone, since, now) })}
    </p>
  );
}
