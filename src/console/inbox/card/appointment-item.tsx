import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '../../../http/views/appointment-view.ts';
import { useAct } from '../../api/use-act.ts';
import { useLocale } from '../../i18n/language.ts';
import { dayTitle } from '../../shared/format-time.ts';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import { money } from '../../shared/money.ts';
import { useConfirm } from '../../shared/use-confirm.tsx';
import { useNow } from '../../shared/use-now.ts';
import { dayIn } from '../../shared/zoned.ts';
import { possibleActions } from './appointment-actions.ts';
import classes from './card.module.css';

interface AppointmentItemProps {
  dialogId: string;
  appointment: AppointmentView;
}

/** One appointment with what can still be done to it. */
export function AppointmentItem({ dialogId, appointment }: AppointmentItemProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const canAct = useCanAct();
  const act = useAct(dialogId);
  const now = useNow();
  const [confirm, ask] = useConfirm();
  const { id: appointmentId, date, time, status, price } = appointment;
  const service = appointment.service.title[locale];
  const when = `${dayTitle(locale, date, dayIn(business.timezone, now))}, ${time}`;
  const actions = canAct ? possibleActions(appointment, now) : [];
  const cancel = (): void =>
    ask({
      title: t('appointment.cancelAsk'),
      text: t('appointment.cancelText', { service, when }),
      yes: t('appointment.cancel'),
      no: t('appointment.keep'),
      isDangerous: true,
      onYes: () => act.mutate({ kind: 'cancel_appointment', appointmentId }),
    });
  const steps = {
    confirm: { title: t('appointment.confirm'), run: () => act.mutate({ kind: 'confirm_appointment', appointmentId }) },
    visited: { title: t('appointment.visited'), run: () => act.mutate({ kind: 'mark_visited', appointmentId }) },
    missed: { title: t('appointment.missed'), run: () => act.mutate({ kind: 'mark_missed', appointmentId }) },
    cancel: { title: t('appointment.cancel'), run: cancel },
  } as const;

  return (
    <li className={classes.appointment}>
      <span className={classes.appointmentHead}>
        <span>{when}</span>
        {actions.length > 0 && (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('appointment.actions', { service })}>
                <IconDots size={17} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {actions.map((name) => (
                <Menu.Item key={name} onClick={steps[name].run}>
                  {steps[name].title}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </span>
      <span>{service}</span>
      <span className={classes.when}>
        {appointment.staff.name[locale]} · {money(locale, business.currency, price)}
      </span>
      <span className={classes.status} data-status={status}>
        {t(`appointment.status.${status}`)}
      </span>
      {confirm}
    </li>
  );
}
