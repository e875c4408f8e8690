import { ActionIcon, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { AppointmentsSection } from './appointments-section.tsx';
import classes from './card.module.css';
import { ContactSection } from './contact-section.tsx';
import { ConversionSection } from './conversion-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { FunnelSection } from './funnel-section.tsx';
import { HistorySection } from './history-section.tsx';
import { LeadSection } from './lead-section.tsx';
import { OrdersSection } from './orders-section.tsx';
import { OriginSection } from './origin-section.tsx';
import { TagsSection } from './tags-section.tsx';
import { TasksSection } from './tasks-section.tsx';

/** All about the customer of a dialog, and what can be done about it. */
export function Card({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <div className={classes.card}>
      <div className={classes.top}>
        <ActionIcon
          component={Link}
          to={`/inbox/${dialog.id}${search}`}
          className={classes.back ?? ''}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('common.back')}
        >
          <IconArrowLeft size={20} aria-hidden />
        </ActionIcon>
        <Title order={2} size="h5">
          {t('card.title')}
        </Title>
      </div>
      <ContactSection dialog={dialog} />
      <FunnelSection dialog={dialog} />
      <ConversionSection dialog={dialog} />
      <AppointmentsSection dialog={dialog} />
      <OrdersSection dialog={dialog} />
      <TasksSection dialog={dialog} />
      <TagsSection dialog={dialog} />
      <FieldsSection dialog={dialog} />
      <OriginSection dialog={dialog} />
      <LeadSection dialog={dialog} />
      <HistorySection key={dialog.id} dialog={dialog} />
    </div>
  );
}
