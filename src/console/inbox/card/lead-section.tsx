import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { crmLeadQuery } from '../../bitrix24/bitrix24-queries.ts';
import { troubleWords } from '../../bitrix24/words.ts';
import { useCanManage } from '../../shared/me-context.ts';
import classes from './card.module.css';
import { Section } from './section.tsx';

/** The dialog's lead in Bitrix24, and the way to all that was exchanged about it; nothing where there is no Bitrix24. */
export function LeadSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const lead = useQuery(crmLeadQuery(dialog.id)).data;
  if (!lead || (!lead.on && lead.leadId === null)) return null;
  return (
    <Section title={t('bitrix24.name')}>
      <dl className={classes.facts}>
        <dt>{t('bitrix24.leadNumber')}</dt>
        <dd>
          {lead.url ? (
            <Anchor href={lead.url} target="_blank" rel="noreferrer" size="sm">
              {lead.leadId} <IconExternalLink size={13} aria-label={t('bitrix24.opensPortal')} />
            </Anchor>
          ) : (
            (lead.leadId ?? t('bitrix24.noLead'))
          )}
        </dd>
        {lead.status && (
          <>
            <dt>{t('bitrix24.status')}</dt>
            <dd>{lead.status}</dd>
          </>
        )}
        {lead.problem && (
          <>
            <dt>{t('bitrix24.outcome')}</dt>
            <dd>{troubleWords(t, lead.problem)}</dd>
          </>
        )}
      </dl>
      {canManage && (
        <Anchor component={Link} to={`/settings/bitrix24?tab=ledger&dialog=${encodeURIComponent(dialog.id)}`} size="sm">
          {t('bitrix24.itsCalls')}
        </Anchor>
      )}
    </Section>
  );
}
