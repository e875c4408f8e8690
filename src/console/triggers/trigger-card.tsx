import { ActionIcon, Button, Menu, Switch } from '@mantine/core';
import { IconAlertTriangle, IconBolt, IconClock, IconDots, IconFilter, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TriggerView } from '../../http/views/trigger-view.ts';
import { useCanManage } from '../shared/me-context.ts';
import { describeAction, describeCondition, describeDelay, describeOn, type Words } from './describe.ts';
import { problemWords } from './describe-trigger-error.ts';
import { conditionsIn } from './ready-rules.ts';
import classes from './triggers.module.css';

interface TriggerCardProps {
  trigger: TriggerView;
  words: Words;
  onSwitch: (enabled: boolean) => void;
  onEdit: () => void;
  onLog: () => void;
  onRemove: () => void;
}

/** The card of a trigger: everything that is set, how it has gone, what is wrong with it, and the ways to change it. */
export function TriggerCard({ trigger, words, onSwitch, onEdit, onLog, onRemove }: TriggerCardProps) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const title = trigger.title[words.locale];
  const conditions = conditionsIn(trigger.when);
  return (
    <li className={classes.card} data-off={!trigger.enabled || undefined}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{title}</h3>
        <Switch
          aria-label={t('triggers.toggle', { title })}
          checked={trigger.enabled}
          disabled={!canManage}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
      </div>
      <Problems trigger={trigger} />
      <p className={classes.fact}>
        <IconClock size={15} aria-hidden />
        <span>
          {describeOn(trigger.on, words)} · {describeDelay(trigger, t)}
        </span>
      </p>
      <p className={classes.fact}>
        <IconFilter size={15} aria-hidden />
        <span>
          {conditions.length === 0
            ? t('triggers.always')
            : conditions.map((condition) => describeCondition(condition, words)).join('; ')}
        </span>
      </p>
      {trigger.actions.map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: actions have no names
        <p key={index} className={classes.fact}>
          <IconBolt size={15} aria-hidden />
          <span>{describeAction(action, words)}</span>
        </p>
      ))}
      <Stats trigger={trigger} />
      <div className={classes.cardFoot}>
        {canManage && (
          <Button size="compact-sm" variant="light" aria-label={`${t('triggers.edit')}: ${title}`} onClick={onEdit}>
            {t('triggers.edit')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" aria-label={`${t('triggers.log')}: ${title}`} onClick={onLog}>
          {t('triggers.log')}
        </Button>
        {canManage && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('triggers.more', { title })}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={onRemove}>
                {t('triggers.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </li>
  );
}

function Problems({ trigger: { problems } }: { trigger: TriggerView }) {
  const { t } = useTranslation();
  return problems.map(({ kind, path, reason }) => (
    <p key={`${kind} ${path} ${reason}`} className={classes.problem} data-kind={kind} title={reason}>
      <IconAlertTriangle size={15} aria-hidden />
      <span>
        {t(`triggers.problem.${kind}`)}
        {kind === 'loop' ? '' : `: ${problemWords(t, reason)}`}
      </span>
    </p>
  ));
}

function Stats({ trigger: { stats, waiting } }: { trigger: TriggerView }) {
  const { t } = useTranslation();
  const told = [
    stats.done > 0 ? t('triggers.stats.done', { count: stats.done }) : t('triggers.stats.never'),
    ...(stats.refused > 0 ? [t('triggers.stats.refused', { count: stats.refused })] : []),
    ...(stats.looped > 0 ? [t('triggers.stats.looped', { count: stats.looped })] : []),
    ...(waiting > 0 ? [t('triggers.stats.waiting', { count: waiting })] : []),
  ];
  return <p className={classes.stats}>{told.join(' · ')}</p>;
}
