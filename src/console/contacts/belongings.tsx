import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import { useLocale } from '../i18n/language.ts';
import { StageChip } from '../inbox/stage-chip.tsx';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { dayAndTime, shortMoment } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { money } from '../shared/money.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './contacts.module.css';

/** Dialogs, visits, tasks, orders and plans of a person. */
export function Belongings({ contact }: { contact: ContactCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone, currency } = useMe().business;
  const when = (at: string) => <span className={classes.dim}>{dayAndTime(locale, timezone, at, now)}</span>;
  return (
    <>
      <Panel title={t('contacts.dialogs')} nothing={t('contacts.noDialogs')}>
        {contact.dialogs.map((dialog) => (
          <li key={dialog.id}>
            <span>
              <ChannelIcon kind={dialog.channelKind} />{' '}
              <Anchor component={Link} to={`/inbox/${dialog.id}?view=all`} size="sm">
                {dialog.preview || t('contacts.dialogs')}
              </Anchor>
            </span>
            <StageChip stage={dialog.stage} />
            <span className={classes.dim}>
              {shortMoment(t, locale, timezone, dialog.lastInboundAt ?? dialog.createdAt, now)}
            </span>
          </li>
        ))}
      </Panel>
      <Panel title={t('contacts.appointments')}>
        {contact.appointments.map((visit) => (
          <li key={visit.id}>
            <span>
              {visit.service.title[locale]} · {visit.staff.name[locale]}
            </span>
            <span className={classes.dim}>{t(`appointment.status.${visit.status}`)}</span>
            {when(visit.start)}
          </li>
        ))}
      </Panel>
      <Panel title={t('contacts.tasks')}>
        {contact.tasks.map((task) => (
          <li key={task.id}>
            <span>{task.title}</span>
            {task.state === 'done' && <span className={classes.good}>{t('contacts.done')}</span>}
            {when(task.due)}
          </li>
        ))}
      </Panel>
      <Panel title={t('contacts.orders')}>
        {contact.orders.map((order) => (
          <li key={order.id}>
            <span>{order.offer.title[locale]}</span>
            <span>{money(locale, currency, { from: order.amount })}</span>
            <span className={classes.dim}>{t(`contacts.orderStates.${order.state}`)}</span>
            {when(order.at)}
          </li>
        ))}
      </Panel>
      <Panel title={t('contacts.plans')}>
        {contact.plans.map((plan) => (
          <li key={plan.id}>
            <span>{plan.label}</span>
            {plan.manager && <span className={classes.dim}>{plan.manager.name}</span>}
          </li>
        ))}
      </Panel>
    </>
  );
}

/** Not drawn without anything in it, unless it says so. */
function Panel({ title, nothing, children }: { title: string; nothing?: string; children: readonly ReactNode[] }) {
  if (children.length === 0 && nothing === undefined) return null;
  return (
    <section className={classes.panel} aria-label={title}>
      <h2>{title}</h2>
      {children.length === 0 ? (
        <span className={classes.dim}>{nothing}</span>
      ) : (
        <ul className={classes.rows}>{children}</ul>
      )}
    </section>
  );
}
