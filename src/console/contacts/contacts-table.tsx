import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ContactView } from '../../http/views/contact-view.ts';
import { useLocale } from '../i18n/language.ts';
import { readablePhone } from '../inbox/card/phone.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { shortMoment } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { personTitle } from '../shared/person-title.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './contacts.module.css';

/** People row by row; on a phone each row is a small card. */
export function ContactsTable({ items }: { items: readonly ContactView[] }) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('contacts.name')}</th>
          <th scope="col">{t('contacts.phone')}</th>
          <th scope="col">{t('contacts.channels')}</th>
          <th scope="col">{t('contacts.tags')}</th>
          <th scope="col">{t('contacts.lastVisit')}</th>
          <th scope="col">{t('contacts.created')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((contact) => (
          <Row key={contact.id} contact={contact} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ contact }: { contact: ContactView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const name = personTitle(t, contact);
  const kinds = [...new Set(contact.identities.map(({ channelKind }) => channelKind))];
  return (
    <tr>
      <td className={classes.name}>
        <Link to={`/contacts/${contact.id}`} className={classes.open} aria-label={t('contacts.open', { name })}>
          {name}
        </Link>
        {contact.blockedAt && <IconBan size={15} role="img" aria-label={t('contacts.blockedYes')} />}
        {contact.email && <span className={classes.email}>{contact.email}</span>}
      </td>
      <td className={classes.phone}>{contact.phone ? readablePhone(contact.phone) : ''}</td>
      <td className={classes.kinds}>
        {kinds.map((kind) => (
          <ChannelIcon key={kind} kind={kind} />
        ))}
      </td>
      <td className={classes.tags}>
        {contact.tags.map((tag) => (
          <span key={tag} className={classes.tag}>
            {tag}
          </span>
        ))}
      </td>
      <td className={classes.when}>
        {contact.lastVisitAt && (
          <time dateTime={contact.lastVisitAt}>{shortMoment(t, locale, timezone, contact.lastVisitAt, now)}</time>
        )}
      </td>
      <td className={classes.when}>
        <time dateTime={contact.createdAt}>{shortMoment(t, locale, timezone, contact.createdAt, now)}</time>
      </td>
    </tr>
  );
}
