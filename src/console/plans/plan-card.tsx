import { ActionIcon, Progress, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PlanView } from '../../http/views/plan-view.ts';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import { money } from '../shared/money.ts';
import { PlanTag } from './plan-tag.tsx';
import classes from './plans.module.css';

interface PlanCardProps {
  plan: PlanView;
  /** Null: this person may not. */
  onEdit: (() => void) | null;
}

/** One plan at a glance: its label, who works in it, what its clients should bring and have brought. */
export function PlanCard({ plan, onEdit }: PlanCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency } = useMe().business;
  const share = plan.potential === 0 ? null : Math.round((plan.paid / plan.potential) * 100);
  return (
    <li className={classes.card} data-archived={!plan.active || undefined}>
      <div className={classes.cardTop}>
        <h2 className={classes.name}>
          <Link to={`/plans/${plan.id}`}>{plan.name}</Link>
        </h2>
        {plan.label !== '' && <PlanTag label={plan.label} colour={plan.colour} />}
        {!plan.active && <span className={classes.badge}>{t('plans.archived')}</span>}
        {onEdit && (
          <ActionIcon
            className={classes.edit ?? ''}
            variant="subtle"
            color="gray"
            aria-label={`${t('plans.edit')}: ${plan.name}`}
            onClick={onEdit}
          >
            <IconPencil size={17} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <dl className={classes.figures}>
        <div>
          <dt>{t('plans.clients')}</dt>
          <dd>{plan.clients}</dd>
        </div>
        <div>
          <dt>
            <Tooltip label={t('plans.potentialHow')} events={{ hover: true, focus: true, touch: true }}>
              <span>{t('plans.potential')}</span>
            </Tooltip>
          </dt>
          <dd>{money(locale, currency, { from: plan.potential })}</dd>
        </div>
        <div>
          <dt>{t('plans.fact')}</dt>
          <dd>{money(locale, currency, { from: plan.paid })}</dd>
        </div>
      </dl>
      {share !== null && (
        <>
          <Progress value={Math.min(share, 100)} size="sm" aria-label={t('plans.ofPotential', { share })} />
          <p className={classes.quiet}>{t('plans.ofPotential', { share })}</p>
        </>
      )}
      <p className={classes.quiet}>
        {plan.managers.length === 0
          ? t('plans.noManagers')
          : `${t('plans.managers')}: ${plan.managers.map(({ name }) => name).join(', ')}`}
      </p>
      <p className={classes.quiet}>
        {plan.sources.length === 0 ? t('plans.noSources') : `${t('plans.sources')}: ${plan.sources.join(', ')}`}
      </p>
    </li>
  );
}
