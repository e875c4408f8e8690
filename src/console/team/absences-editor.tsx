import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamMemberView } from '../../http/views/team-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayTitle } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './team.module.css';

type Absences = TeamMemberView['absences'];

interface AbsencesEditorProps {
  value: Absences;
  onChange: (absences: Absences) => void;
}

/** Days on which a person is away altogether. */
export function AbsencesEditor({ value, onChange }: AbsencesEditorProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const today = dayIn(useMe().business.timezone, new Date());
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const last = to === '' ? from : to;
  const add = (): void => {
    const named = reason.trim() === '' ? {} : { reason: reason.trim() };
    onChange([...value, { from, to: last, ...named }].sort((a, b) => (a.from < b.from ? -1 : 1)));
    setFrom('');
    setTo('');
    setReason('');
  };
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t('team.absences')}
      </Text>
      {value.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('team.absencesEmpty')}
        </Text>
      )}
      {value.map((absence) => {
        const days = [absence.from, absence.to].map((day) => dayTitle(locale, day, today));
        const title = absence.from === absence.to ? (days[0] ?? '') : days.join(' – ');
        return (
          <Group key={`${absence.from} ${absence.to}`} justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {title}
              {absence.reason && <span className={classes.quiet}>{absence.reason}</span>}
            </Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('team.removeAbsence', { days: title })}
              onClick={() => onChange(value.filter((other) => other !== absence))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        );
      })}
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('team.absenceFrom')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('team.absenceTo')}
          value={to}
          min={from}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('team.absenceReason')}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button variant="default" disabled={from === '' || last < from} onClick={add}>
          {t('team.addAbsence')}
        </Button>
      </Group>
    </Stack>
  );
}
