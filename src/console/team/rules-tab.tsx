import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DistributionRuleView } from '../../http/views/distribution-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { RuleDrawer } from './rule-drawer.tsx';
import classes from './team.module.css';
import { rulesQuery } from './team-queries.ts';

const NEW = 'new';

/** The rules by which dialogs are shared, the built-in one first; those of sales plans are edited there. */
export function RulesTab() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const rules = useQuery(rulesQuery);
  const [editing, setEditing] = useState<string | null>(null);
  const shown = rules.data ?? [];
  const builtIn = shown.find(({ kind }) => kind === 'built_in');
  return (
    <section aria-label={t('rules.title')}>
      {canManage && (
        <Button mb="md" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing(NEW)}>
          {t('rules.add')}
        </Button>
      )}
      {rules.isPending && <PageSkeleton />}
      {rules.isError && !rules.data && <ErrorState error={rules.error} onRetry={() => rules.refetch()} />}
      {shown.length > 0 && (
        <ul className={classes.list}>
          {shown.map((rule) => (
            <RuleRow key={rule.id} rule={rule} onOpen={canManage && rule.kind !== 'plan' ? setEditing : undefined} />
          ))}
        </ul>
      )}
      {builtIn && (
        <RuleDrawer
          rule={
            editing === null
              ? null
              : (shown.find(({ id }) => id === editing) ?? { ...builtIn, title: NO_TITLE, members: [], counts: [] })
          }
          isNew={editing === NEW}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

const NO_TITLE = { ru: '', en: '' };

interface RuleRowProps {
  rule: DistributionRuleView;
  onOpen: ((id: string) => void) | undefined;
}

function RuleRow({ rule, onOpen }: RuleRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { team } = useMe();
  const { id, title, kind, members, mode, waiting } = rule;
  const names = members.map(({ operatorId }) => team.find((mate) => mate.id === operatorId)?.name ?? operatorId);
  const unnamed = t(kind === 'plan' ? 'rules.withoutManagers' : 'rules.everybody');
  const content = (
    <>
      <span className={classes.name}>
        {title[locale]}
        {kind === 'built_in' && <span className={classes.badge}>{t('rules.builtIn')}</span>}
        {kind === 'plan' && <span className={classes.badge}>{t('rules.plan')}</span>}
      </span>
      <span className={classes.quiet}>
        {t(`rules.modes.${mode}`)} · {names.length === 0 ? unnamed : names.join(', ')}
      </span>
      {waiting > 0 && <span className={classes.quiet}>{t('rules.waiting', { count: waiting })}</span>}
      {kind === 'plan' && <span className={classes.quiet}>{t('rules.planHint')}</span>}
    </>
  );
  return (
    <li>
      {onOpen ? (
        <button type="button" className={classes.row} data-plain onClick={() => onOpen(id)}>
          {content}
        </button>
      ) : (
        <div className={classes.row} data-plain>
          {content}
        </div>
      )}
    </li>
  );
}
