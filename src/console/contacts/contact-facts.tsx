import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import { useLocale } from '../i18n/language.ts';
import { EditableField } from '../inbox/card/editable-field.tsx';
import { readablePhone, toE164 } from '../inbox/card/phone.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanAct, useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './contacts.module.css';
import { useContactChange } from './use-contact-change.ts';

/** Who it is and how to reach the person; corrected in place. */
export function ContactFacts({ contact }: { contact: ContactCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const canEdit = useCanAct();
  const { timezone } = useMe().business;
  const change = useContactChange(contact.id);
  const { name, phone, email, tags, origin, identities, verified } = contact;
  const when = (at: string) => dayAndTime(locale, timezone, at, now);
  const save = (part: Parameters<typeof change.mutate>[0]): null => {
    change.mutate(part);
    return null;
  };
  return (
    <section className={classes.panel} aria-label={t('contacts.facts')}>
      <h2>{t('contacts.facts')}</h2>
      <dl className={classes.facts}>
        <dt>{t('contacts.name')}</dt>
        <dd>
          <EditableField
            label={t('contacts.name')}
            value={name ?? ''}
            shown={name ?? t('common.guest')}
            canEdit={canEdit}
            maxLength={120}
            onSave={(typed) => save({ name: typed })}
          />
        </dd>
        <dt>{t('contacts.phone')}</dt>
        <dd>
          <EditableField
            label={t('contacts.phone')}
            type="tel"
            value={phone ? readablePhone(phone) : ''}
            shown={phone ? readablePhone(phone) : t('contacts.noPhone')}
            {...(phone ? { href: `tel:${phone}` } : {})}
            canEdit={canEdit}
            maxLength={40}
            onSave={(typed) => (toE164(typed) === null ? t('contacts.badPhone') : save({ phone: typed }))}
          />
          {verified.phone && <span className={classes.good}>{t('contacts.verified')}</span>}
        </dd>
        <dt>{t('contacts.email')}</dt>
        <dd>
          <EditableField
            label={t('contacts.email')}
            value={email ?? ''}
            shown={email ?? t('contacts.noEmail')}
            {...(email ? { href: `mailto:${email}` } : {})}
            canEdit={canEdit}
            maxLength={200}
            onSave={(typed) => save({ email: typed })}
          />
        </dd>
        <dt>{t('contacts.tags')}</dt>
        <dd>
          <EditableField
            label={`${t('contacts.tags')}. ${t('contacts.tagsHint')}`}
            value={tags.join(', ')}
            shown={tags.length > 0 ? tags.join(', ') : t('contacts.noTags')}
            canEdit={canEdit}
            maxLength={600}
            onSave={(typed) => save({ tags: typed.split(',').flatMap((tag) => tag.trim() || []) })}
          />
        </dd>
        <dt>{t('contacts.channels')}</dt>
        <dd>
          {identities.length === 0 && t('contacts.noIdentity')}
          {identities.map(({ channelKind, username, blocked }, at) => (
            <div key={`${channelKind}${username ?? at}`}>
              {t(`channel.${channelKind}`)}
              {username && ` @${username}`}
              {blocked && <span className={classes.bad}> · {t('contacts.blockedBy')}</span>}
            </div>
          ))}
        </dd>
        {origin.source && (
          <>
            <dt>{t('contacts.source')}</dt>
            <dd>{origin.source}</dd>
          </>
        )}
        <dt>{t('contacts.language')}</dt>
        <dd>{t(`contacts.languages.${contact.locale}`)}</dd>
        <dt>{t('contacts.since')}</dt>
        <dd>{when(contact.createdAt)}</dd>
        <dt>{t('contacts.consent')}</dt>
        <dd>
          <Consent
            contact={contact}
            when={when}
            onChange={(granted) => save({ consent: { granted, source: t('contacts.byHand') } })}
          />
        </dd>
      </dl>
    </section>
  );
}

interface ConsentProps {
  contact: ContactCardView;
  when: (at: string) => string;
  onChange: (granted: boolean) => void;
}

function Consent({ contact: { consent }, when, onChange }: ConsentProps) {
  const { t } = useTranslation();
  const canEdit = useCanAct();
  return (
    <Group gap="xs">
      <span>
        {!consent && t('contacts.consentNever')}
        {consent &&
          t(consent.granted ? 'contacts.consentGranted' : 'contacts.consentWithdrawn', { when: when(consent.at) })}
        {consent && <span className={classes.dim}> · {consent.source}</span>}
      </span>
      {canEdit && (
        <Button size="compact-xs" variant="light" onClick={() => onChange(!consent?.granted)}>
          {t(consent?.granted ? 'contacts.withdraw' : 'contacts.grant')}
        </Button>
      )}
    </Group>
  );
}
