import { Button, Divider, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DistributionRuleView, RuleParts } from '../../http/views/distribution-view.ts';
import { useLocale } from '../i18n/language.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { MembersEditor } from './members-editor.tsx';
import { RuleOptions } from './rule-options.tsx';
import { Simulation } from './simulation.tsx';
import classes from './team.module.css';
import { levelRule, partsOf, removeRule, saveRule } from './team-queries.ts';
import { useSave } from './use-save.ts';

interface RuleFormProps {
  rule: DistributionRuleView;
  isNew: boolean;
  onDone: () => void;
}

/** A rule whole: who takes part with which share, how, and what last month would have been. */
export function RuleForm({ rule, isNew, onDone }: RuleFormProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [parts, setParts] = useState<RuleParts>(() => partsOf(rule));
  const id = isNew ? null : rule.id;
  const save = useSave((given: RuleParts) => saveRule(id, titled(given)), onDone);
  const change = (part: Partial<RuleParts>): void => setParts((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(parts);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div className={classes.pair}>
          {[locale, locale === 'ru' ? ('en' as const) : ('ru' as const)].map((language, index) => (
            <TextInput
              key={language}
              label={t(`rules.names.${language}`)}
              value={parts.title[language]}
              required={index === 0}
              maxLength={120}
              placeholder={index === 0 ? '' : parts.title[locale]}
              onChange={(event) => change({ title: { ...parts.title, [language]: event.currentTarget.value } })}
            />
          ))}
        </div>
        <MembersEditor members={parts.members} counts={rule.counts} onChange={(members) => change({ members })} />
        <Divider />
        <RuleOptions parts={parts} onChange={change} />
        <Divider />
        <Simulation id={id} parts={titled(parts)} />
        {!isNew && <Deeds rule={rule} onDone={onDone} />}
        <Group justify="flex-end" gap="xs" className={classes.foot ?? ''}>
          <Button variant="default" onClick={onDone}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A name in one language does for both. */
function titled(parts: RuleParts): RuleParts {
  const { ru, en } = parts.title;
  return { ...parts, title: { ru: ru.trim() || en.trim() || '–', en: en.trim() || ru.trim() || '–' } };
}

function Deeds({ rule, onDone }: Pick<RuleFormProps, 'rule' | 'onDone'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [question, ask] = useConfirm();
  const level = useSave(() => levelRule(rule.id));
  const remove = useSave(() => removeRule(rule.id), onDone);
  return (
    <Group gap="xs">
      {question}
      <Button
        variant="default"
        loading={level.isPending}
        onClick={() =>
          ask({
            title: t('rules.levelAsk'),
            text: t('rules.levelText'),
            yes: t('rules.level'),
            no: t('common.cancel'),
            onYes: () => level.mutate(undefined),
          })
        }
      >
        {t('rules.level')}
      </Button>
      {rule.kind === 'own' && (
        <Button
          variant="default"
          c="var(--v-bad)"
          loading={remove.isPending}
          onClick={() =>
            ask({
              title: t('rules.removeAsk', { title: rule.title[locale] }),
              text: t('rules.removeText'),
              yes: t('rules.remove'),
              no: t('common.cancel'),
              isDangerous: true,
              onYes: () => remove.mutate(undefined),
            })
          }
        >
          {t('rules.remove')}
        </Button>
      )}
    </Group>
  );
}
