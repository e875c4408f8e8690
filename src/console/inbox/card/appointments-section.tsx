import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { AppointmentItem } from './appointment-item.tsx';
import classes from './card.module.css';
import { Section } from './section.tsx';

/** Appointments of the customer, the latest first. */
export function AppointmentsSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const appointments = dialog.appointments.toSorted((a, b) => b.start.localeCompare(a.start));
  return (
    <Section title={t('card.appointments')}>
      {appointments.length === 0 && <p className={classes.none}>{t('card.noAppointments')}</p>}
      <ul className={classes.list}>
        {appointments.map((appointment) => (
          <AppointmentItem key={appointment.id} dialogId={dialog.id} appointment={appointment} />
        ))}
      </ul>
    </Section>
  );
}
