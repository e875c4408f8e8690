import { Checkbox, MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChannelKind } from '../../domain/channel.ts';
import type { DialogMode } from '../../domain/dialog.ts';
import type { HandoffReason } from '../../domain/handoff-reason.ts';
import type { Condition } from '../../domain/triggers/condition.ts';
import { FieldQuestion } from './field-question.tsx';
import type { Choices } from './use-choices.ts';

interface ConditionValueProps {
  condition: Condition;
  choices: Choices;
  label: string;
  onChange: (condition: Condition) => void;
}

/** Stands for "nobody" and "no plan" in lists, where a value cannot be null. */
const NOBODY = ' ';

/** Which values a condition asks for. */
export function ConditionValue({ condition, choices, label, onChange }: ConditionValueProps) {
  const { t } = useTranslation();
  const many = { 'aria-label': label, comboboxProps: { withinPortal: true }, searchable: true };
  switch (condition.kind) {
    case 'pipeline':
      return (
        <MultiSelect
          {...many}
          value={condition.in}
          data={choices.pipelines}
          onChange={(next) => onChange({ ...condition, in: next })}
        />
      );
    case 'stage':
      return (
        <MultiSelect
          {...many}
          value={condition.in}
          data={choices.stages}
          onChange={(next) => onChange({ ...condition, in: next })}
        />
      );
    case 'intent':
      return (
        <MultiSelect
          {...many}
          value={condition.in}
          data={choices.intents}
          onChange={(next) => onChange({ ...condition, in: next })}
        />
      );
    case 'channel':
      return (
        <MultiSelect
          {...many}
          value={condition.in}
          data={choices.channels}
          onChange={(next) => onChange({ ...condition, in: CHANNELS.filter((one) => next.includes(one)) })}
        />
      );
    case 'mode':
      return (
        <MultiSelect
          {...many}
          value={condition.in}
          data={MODES.map((value) => ({ value, label: t(`triggers.mode.${value}`) }))}
          onChange={(next) => onChange({ ...condition, in: MODES.filter((one) => next.includes(one)) })}
        />
      );
    case 'language':
      return (
        <MultiSelect
          {...many}
          value={condition.in}
          data={LANGUAGES.map((value) => ({ value, label: t(`triggers.language.${value}`) }))}
          onChange={(next) => onChange({ ...condition, in: LANGUAGES.filter((one) => next.includes(one)) })}
        />
      );
    case 'handoff_reason':
      return (
        <MultiSelect
          {...many}
          value={condition.in}
          data={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          onChange={(next) => onChange({ ...condition, in: REASONS.filter((one) => next.includes(one)) })}
        />
      );
    case 'assignee':
    case 'plan': {
      const none = t(condition.kind === 'plan' ? 'triggers.form.noPlan' : 'triggers.form.nobody');
      const known = condition.kind === 'plan' ? choices.plans : choices.team;
      return (
        <MultiSelect
          {...many}
          value={condition.in.map((id) => id ?? NOBODY)}
          data={[{ value: NOBODY, label: none }, ...known]}
          onChange={(next) => onChange({ ...condition, in: next.map((id) => (id === NOBODY ? null : id)) })}
        />
      );
    }
    case 'source':
      return (
        <TagsInput {...words(label)} value={condition.in} onChange={(next) => onChange({ ...condition, in: next })} />
      );
    case 'utm':
      return (
        <>
          <TextInput
            label={t('triggers.form.label')}
            value={condition.label}
            maxLength={40}
            onChange={(event) => onChange({ ...condition, label: event.currentTarget.value })}
          />
          <TagsInput {...words(label)} value={condition.in} onChange={(next) => onChange({ ...condition, in: next })} />
        </>
      );
    case 'tag':
      return (
        <>
          <NativeSelect
            label={t('triggers.form.whose')}
            value={condition.of}
            data={OWNERS.map((value) => ({ value, label: t(`triggers.form.of.${value}`) }))}
            onChange={(event) =>
              onChange({ ...condition, of: event.currentTarget.value === 'contact' ? 'contact' : 'dialog' })
            }
          />
          <TagsInput
            {...words(label)}
            data={choices.tags}
            value={condition.in}
            onChange={(next) => onChange({ ...condition, in: next })}
          />
        </>
      );
    case 'field':
      return <FieldQuestion condition={condition} choices={choices} onChange={onChange} />;
    case 'amount':
      return (
        <>
          <NativeSelect
            label={t('triggers.form.op')}
            value={condition.is}
            data={AMOUNT_OPS.map((value) => ({ value, label: t(`triggers.form.amountOps.${value}`) }))}
            onChange={(event) =>
              onChange({ ...condition, is: AMOUNT_OPS.find((op) => op === event.currentTarget.value) ?? 'set' })
            }
          />
          {condition.is !== 'set' && (
            <NumberInput
              label={t('triggers.form.value')}
              value={condition.value}
              min={0}
              onChange={(value) => onChange({ ...condition, value: Number(value) || 0 })}
            />
          )}
        </>
      );
    case 'consent':
      return (
        <NativeSelect
          aria-label={label}
          value={condition.is}
          data={CONSENTS.map((value) => ({ value, label: t(`triggers.consent.${value}`) }))}
          onChange={(event) =>
            onChange({ ...condition, is: CONSENTS.find((one) => one === event.currentTarget.value) ?? 'granted' })
          }
        />
      );
    case 'visit_planned':
      return (
        <Checkbox
          label={t('triggers.form.confirmed')}
          checked={condition.confirmed}
          onChange={(event) => onChange({ ...condition, confirmed: event.currentTarget.checked })}
        />
      );
    case 'working_hours':
    case 'returning':
      return null;
  }
}

const words = (label: string) => ({ 'aria-label': label, maxTags: 100, comboboxProps: { withinPortal: true } });

const CHANNELS: readonly ChannelKind[] = ['web', 'telegram', 'whatsapp', 'instagram', 'messenger', 'call', 'form'];
const MODES: readonly DialogMode[] = ['bot', 'queued', 'operator', 'closed'];
const LANGUAGES = ['ru', 'en'] as const;
const OWNERS = ['dialog', 'contact'] as const;
const AMOUNT_OPS = ['at_least', 'at_most', 'set'] as const;
const CONSENTS = ['granted', 'refused', 'unknown'] as const;
const REASONS: readonly HandoffReason[] = [
  'customer_request',
  'complaint',
  'medical_risk',
  'legal_risk',
  'anger',
  'repeated_question',
  'missing_knowledge',
  'repeated_fallback',
  'flow',
  'tool_failure',
  'unsupported_message',
  'site_request',
];
