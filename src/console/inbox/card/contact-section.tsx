import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useAct } from '../../api/use-act.ts';
import { useCanAct } from '../../shared/me-context.ts';
import classes from './card.module.css';
import { EditableField } from './editable-field.tsx';
import { readablePhone, toE164 } from './phone.ts';
import { Section } from './section.tsx';

/** Name and phone, to be corrected by hand; where and in what language the customer writes. */
export function ContactSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const act = useAct(dialog.id);
  const { contact } = dialog;
  const savePhone = (typed: string): string | null => {
    const phone = toE164(typed);
    if (phone === null) return t('card.badPhone');
    act.mutate({ kind: 'update_contact', phone });
    return null;
  };
  const saveName = (name: string): null => {
    act.mutate({ kind: 'update_contact', name });
    return null;
  };
  return (
    <Section
      title={t('card.contact')}
      aside={
        <Anchor component={Link} to={`/contacts/${contact.id}`} size="sm">
          {t('contacts.whole')}
        </Anchor>
      }
    >
      <dl className={classes.facts}>
        <dt>{t('card.name')}</dt>
        <dd>
          <EditableField
            label={t('card.name')}
            value={contact.name ?? ''}
            shown={contact.name ?? t('common.guest')}
            canEdit={canAct}
            maxLength={120}
            onSave={saveName}
          />
        </dd>
        <dt>{t('card.phone')}</dt>
        <dd>
          <EditableField
            label={t('card.phone')}
            type="tel"
            value={contact.phone ? readablePhone(contact.phone) : ''}
            shown={contact.phone ? readablePhone(contact.phone) : t('card.noPhone')}
            {...(contact.phone ? { href: `tel:${contact.phone}` } : {})}
            canEdit={canAct}
            maxLength={30}
            onSave={savePhone}
          />
        </dd>
        {contact.email && (
          <>
            <dt>{t('card.email')}</dt>
            <dd>{contact.email}</dd>
          </>
        )}
        <dt>{t('card.channel')}</dt>
        <dd>
          {contact.identities.map(({ channelKind, username, blocked }) => (
            <div key={`${channelKind}${username ?? ''}`}>
              {t(`channel.${channelKind}`)}
              {username && ` @${username}`}
              {blocked && <span className={classes.bad}> · {t('card.blocked')}</span>}
            </div>
          ))}
        </dd>
        <dt>{t('card.language')}</dt>
        <dd>{t(`card.languages.${contact.locale}`)}</dd>
      </dl>
    </Section>
  );
}
