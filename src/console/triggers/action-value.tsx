import { Checkbox, NativeSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TriggerAction } from '../../domain/triggers/trigger-action.ts';
import { useLocale } from '../i18n/language.ts';
import { retitled } from '../pipelines/title-change.ts';
import { AssigneeFields } from './assignee-fields.tsx';
import { Texts } from './texts.tsx';
import type { Choices } from './use-choices.ts';

interface ActionValueProps {
  action: TriggerAction;
  choices: Choices;
  onChange: (action: TriggerAction) => void;
}

/** What an action needs to know. */
export function ActionValue({ action, choices, onChange }: ActionValueProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  switch (action.kind) {
    case 'distribute':
      return (
        <NativeSelect
          label={t('triggers.form.rule')}
          value={action.ruleId ?? ''}
          data={[{ value: '', label: t('triggers.form.anyRule') }, ...choices.rules]}
          onChange={(event) => onChange({ ...action, ruleId: event.currentTarget.value || null })}
        />
      );
    case 'send_message':
      return (
        <>
          <Texts
            labels={[t('triggers.form.text'), t('triggers.form.textEn')]}
            text={action.text}
            onChange={(text) => onChange({ ...action, text })}
          />
          <Checkbox
            label={t('triggers.form.consent')}
            checked={action.needsConsent}
            onChange={(event) => onChange({ ...action, needsConsent: event.currentTarget.checked })}
          />
        </>
      );
    case 'ask_gpt':
      return (
        <>
          <Texts
            labels={[t('triggers.form.prompt'), t('triggers.form.promptEn')]}
            text={action.prompt}
            onChange={(prompt) => onChange({ ...action, prompt })}
          />
          <NativeSelect
            label={t('triggers.form.as')}
            value={action.as}
            data={(['message', 'note'] as const).map((value) => ({
              value,
              label: t(`triggers.form.asKind.${value}`),
            }))}
            onChange={(event) => onChange({ ...action, as: event.currentTarget.value === 'note' ? 'note' : 'message' })}
          />
        </>
      );
    case 'add_task':
      return (
        <>
          <NativeSelect
            label={t('triggers.form.taskKind')}
            value={action.taskKind}
            data={choices.taskKinds}
            onChange={(event) => onChange({ ...action, taskKind: event.currentTarget.value })}
          />
          <TextInput
            label={t('triggers.form.taskTitle')}
            value={action.title[locale]}
            maxLength={300}
            onChange={(event) =>
              onChange({ ...action, title: retitled(action.title, locale, event.currentTarget.value) })
            }
          />
          <NumberInput
            label={t('triggers.form.due')}
            value={action.dueInMinutes}
            min={0}
            max={525_600}
            allowDecimal={false}
            onChange={(minutes) => onChange({ ...action, dueInMinutes: Number(minutes) || 0 })}
          />
          <NativeSelect
            label={t('triggers.form.person')}
            value={action.assigneeId ?? ''}
            data={[{ value: '', label: t('triggers.form.whoLeads') }, ...choices.team]}
            onChange={({ currentTarget: { value } }) => onChange({ ...action, assigneeId: value || undefined })}
          />
        </>
      );
    case 'change_assignee':
      return <AssigneeFields action={action} team={choices.team} onChange={onChange} />;
    case 'change_tags':
      return (
        <>
          <TagsInput
            label={t('triggers.form.addTags')}
            value={action.add}
            data={choices.tags}
            maxTags={20}
            onChange={(add) => onChange({ ...action, add })}
          />
          <TagsInput
            label={t('triggers.form.removeTags')}
            value={action.remove}
            data={choices.tags}
            maxTags={20}
            onChange={(remove) => onChange({ ...action, remove })}
          />
        </>
      );
    case 'change_stage':
      return (
        <>
          <Select
            label={t('triggers.form.stage')}
            value={action.stage || null}
            data={choices.stages}
            onChange={(stage) => onChange({ ...action, stage: stage ?? '' })}
          />
          <NativeSelect
            label={t('triggers.form.lossReason')}
            value={action.lossReasonId ?? ''}
            data={[{ value: '', label: t('triggers.form.noReason') }, ...choices.lossReasons]}
            onChange={(event) => onChange({ ...action, lossReasonId: event.currentTarget.value || null })}
          />
        </>
      );
    case 'start_flow':
      return (
        <Select
          label={t('triggers.form.flow')}
          value={action.flow || null}
          data={choices.flows}
          onChange={(flow) => onChange({ ...action, flow: flow ?? '' })}
        />
      );
    case 'call_webhook':
      return (
        <Select
          label={t('triggers.form.webhook')}
          value={action.webhookId || null}
          data={choices.webhooks}
          onChange={(webhookId) => onChange({ ...action, webhookId: webhookId ?? '' })}
        />
      );
  }
}
