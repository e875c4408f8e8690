import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CrmSetupView, CrmTrialView } from '../../http/views/crm-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './bitrix24.module.css';
import { CallParams } from './call-params.tsx';
import { factTitle, methodTitle } from './words.ts';

const WHY = ['unknown', 'no_such_field', 'read_only', 'wrong_type', 'no_such_choice'] as const;

/** One dialog of the dry run. */
export function TrialItem({ trial, facts }: { trial: CrmTrialView; facts: CrmSetupView['facts'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { dialogId, name, kind, leadId, isLead, calls, leftOut } = trial;
  const wrong = leftOut.filter(({ why }) => why !== 'unknown');
  const unknown = leftOut.filter(({ why }) => why === 'unknown');
  return (
    <li className={classes.trial}>
      <div className={classes.trialHead}>
        <Anchor component={Link} to={`/inbox/${dialogId}?view=all`} fw={600}>
          {name ?? t('common.guest')}
        </Anchor>
        <span>{t(`bitrix24.plan.${kind}`, { lead: leadId ?? '' })}</span>
      </div>
      {!isLead && (
        <Text size="sm" c="dimmed">
          {t('bitrix24.notLead')}
        </Text>
      )}
      {calls.map(({ method, params }) => (
        <details key={method} open={method !== 'batch'}>
          <summary>
            {methodTitle(t, { method, params })} <code>{method}</code>
          </summary>
          <CallParams params={params} />
        </details>
      ))}
      {wrong.length > 0 && (
        <ul className={classes.leftOut} aria-label={t('bitrix24.leftOut')}>
          {wrong.map(({ fact, field, why, value }) => {
            const known = WHY.find((one) => one === why);
            return (
              <li key={field}>
                <strong>{factTitle(t, locale, fact, facts)}</strong> → {field}:{' '}
                {known ? t(`bitrix24.why.${known}`, { value: value ?? '' }) : why}
              </li>
            );
          })}
        </ul>
      )}
      {unknown.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('bitrix24.notKnown', { facts: unknown.map(({ fact }) => factTitle(t, locale, fact, facts)).join(', ') })}
        </Text>
      )}
    </li>
  );
}
