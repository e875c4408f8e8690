import { Checkbox, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RuleParts } from '../../http/views/distribution-view.ts';

interface RuleOptionsProps {
  parts: RuleParts;
  onChange: (part: Partial<RuleParts>) => void;
}

const DEFAULT_SECONDS = 60;

/** How a rule shares: everything beside its members. What a choice makes meaningless is not shown. */
export function RuleOptions({ parts, onChange }: RuleOptionsProps) {
  const { t } = useTranslation();
  const { mode, cap, skills, acceptWithinSeconds } = parts;
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('rules.mode')}
        value={mode}
        data={(['even', 'linked'] as const).map((value) => ({ value, label: t(`rules.modes.${value}`) }))}
        onChange={(event) => onChange({ mode: event.currentTarget.value === 'linked' ? 'linked' : 'even' })}
      />
      {mode === 'linked' ? (
        <Choice
          label={t('rules.whenLinkedAway')}
          value={parts.whenLinkedAway}
          options={['wait', 'other'] as const}
          titleOf={(one) => t(`rules.awayChoices.${one}`)}
          onChange={(whenLinkedAway) => onChange({ whenLinkedAway })}
        />
      ) : (
        <Tick
          label={t('rules.stickToPrevious')}
          isOn={parts.stickToPrevious}
          onChange={(stickToPrevious) => onChange({ stickToPrevious })}
        />
      )}
      <Tick
        label={t('rules.respectShifts')}
        isOn={parts.respectShifts}
        onChange={(respectShifts) => onChange({ respectShifts })}
      />
      <Tick label={t('rules.onlineOnly')} isOn={parts.onlineOnly} onChange={(onlineOnly) => onChange({ onlineOnly })} />
      <Tick
        label={t('rules.skillTags')}
        isOn={skills.tags}
        onChange={(tags) => onChange({ skills: { ...skills, tags } })}
      />
      <Tick
        label={t('rules.skillLanguage')}
        isOn={skills.language}
        onChange={(language) => onChange({ skills: { ...skills, language } })}
      />
      <NumberInput
        label={t('rules.cap')}
        description={t('team.capHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={cap ?? ''}
        min={1}
        max={10_000}
        allowDecimal={false}
        onChange={(next) => onChange({ cap: typeof next === 'number' ? next : null })}
      />
      <Tick
        label={t('rules.accept')}
        isOn={acceptWithinSeconds !== null}
        onChange={(isOn) => onChange({ acceptWithinSeconds: isOn ? DEFAULT_SECONDS : null })}
      />
      {acceptWithinSeconds !== null && (
        <>
          <NumberInput
            label={t('rules.acceptSeconds')}
            value={acceptWithinSeconds}
            min={5}
            max={86_400}
            allowDecimal={false}
            onChange={(next) => typeof next === 'number' && onChange({ acceptWithinSeconds: next })}
          />
          <Choice
            label={t('rules.whenNoneAccepts')}
            value={parts.whenNoneAccepts}
            options={['queue', 'owner', 'again'] as const}
            titleOf={(one) => t(`rules.acceptChoices.${one}`)}
            onChange={(whenNoneAccepts) => onChange({ whenNoneAccepts })}
          />
        </>
      )}
      <Choice
        label={t('rules.whenNobody')}
        value={parts.whenNobody}
        options={['wait', 'owner', 'queue'] as const}
        titleOf={(one) => t(`rules.nobodyChoices.${one}`)}
        onChange={(whenNobody) => onChange({ whenNobody })}
      />
      <Choice
        label={t('rules.afterAbsence')}
        value={parts.afterAbsence}
        options={['level', 'forgive'] as const}
        titleOf={(one) => t(`rules.absenceChoices.${one}`)}
        onChange={(afterAbsence) => onChange({ afterAbsence })}
      />
      <Choice
        label={t('rules.onLeave')}
        value={parts.onLeave}
        options={['all', 'unanswered'] as const}
        titleOf={(one) => t(`rules.leaveChoices.${one}`)}
        onChange={(onLeave) => onChange({ onLeave })}
      />
      <Choice
        label={t('rules.onShiftEnd')}
        value={parts.onShiftEnd}
        options={['nothing', 'unanswered', 'all'] as const}
        titleOf={(one) => t(`rules.shiftEndChoices.${one}`)}
        onChange={(onShiftEnd) => onChange({ onShiftEnd })}
      />
    </Stack>
  );
}

interface ChoiceProps<Option extends string> {
  label: string;
  value: Option;
  options: readonly Option[];
  titleOf: (option: Option) => string;
  onChange: (option: Option) => void;
}

function Choice<Option extends string>({ label, value, options, titleOf, onChange }: ChoiceProps<Option>) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={options.map((option) => ({ value: option, label: titleOf(option) }))}
      onChange={(event) => {
        const chosen = options.find((option) => option === event.currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    />
  );
}

interface TickProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

function Tick({ label, isOn, onChange }: TickProps) {
  return <Checkbox label={label} checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
