import { Button, Group, MultiSelect, NativeSelect, NumberInput, Switch } from '@mantine/core';
import { IconArrowMerge, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineStageView, PipelineView } from '../../http/views/pipeline-view.ts';
import { GROUPS } from './groups.ts';
import { type Leave, LeaveStageModal } from './leave-stage-modal.tsx';
import classes from './pipelines.module.css';
import { useFieldOptions } from './use-field-options.ts';

interface StageDetailsProps {
  stage: PipelineStageView;
  pipeline: PipelineView;
  onChange: (change: object) => void;
}

/** All settings of one stage that are not seen in its row, and the ways to get rid of it. */
export function StageDetails({ stage, pipeline, onChange }: StageDetailsProps) {
  const { t } = useTranslation();
  const fields = useFieldOptions(stage.requiredFields);
  const [leave, setLeave] = useState<Leave | null>(null);
  const required = (next: string[]): void => {
    const added = next.filter((id) => !stage.requiredFields.includes(id));
    const removed = stage.requiredFields.filter((id) => !next.includes(id));
    onChange({
      ...(added.length > 0 && { requireFields: added }),
      ...(removed.length > 0 && { freeFields: removed }),
    });
  };
  return (
    <div className={classes.details}>
      <NativeSelect
        label={t('pipelines.stage.group')}
        value={stage.group}
        data={GROUPS.map((value) => ({ value, label: t(`pipelines.groups.${value}`) }))}
        onChange={(event) => onChange({ group: event.currentTarget.value })}
      />
      <Figure
        label={t('pipelines.stage.probability')}
        value={stage.probability}
        min={0}
        max={100}
        onChange={(probability) => probability !== null && onChange({ probability })}
      />
      <Figure
        label={t('pipelines.stage.limit')}
        description={t('pipelines.stage.limitText')}
        placeholder={t('pipelines.stage.noLimit')}
        value={stage.timeLimitHours}
        min={1}
        max={8760}
        onChange={(timeLimitHours) => onChange({ timeLimitHours })}
      />
      <MultiSelect
        label={t('pipelines.stage.fields')}
        description={t('pipelines.stage.fieldsText')}
        {...(stage.requiredFields.length === 0 && { placeholder: t('pipelines.stage.noFields') })}
        value={stage.requiredFields}
        data={fields}
        comboboxProps={{ withinPortal: true }}
        onChange={required}
      />
      <Switch
        label={t('pipelines.stage.hidden')}
        checked={stage.hidden}
        onChange={(event) => onChange({ hidden: event.currentTarget.checked })}
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowMerge size={15} aria-hidden />}
          onClick={() => setLeave('merge')}
        >
          {t('pipelines.stage.merge')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => setLeave('remove')}
        >
          {t('pipelines.stage.remove')}
        </Button>
      </Group>
      <LeaveStageModal how={leave} stage={stage} pipeline={pipeline} onClose={() => setLeave(null)} />
    </div>
  );
}

interface FigureProps {
  label: string;
  description?: string;
  placeholder?: string;
  value: number | null;
  min: number;
  max: number;
  onChange: (value: number | null) => void;
}

/** A number that is kept when its field is left. */
function Figure({ value, min, max, onChange, ...words }: FigureProps) {
  const [draft, setDraft] = useState<number | string | null>(null);
  const keep = (): void => {
    if (draft === null) return;
    setDraft(null);
    const next = draft === '' ? null : Math.min(max, Math.max(min, Math.round(Number(draft))));
    if (next !== value && !Number.isNaN(next)) onChange(next);
  };
  return (
    <NumberInput
      {...words}
      value={draft ?? value ?? ''}
      min={min}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      onChange={setDraft}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
