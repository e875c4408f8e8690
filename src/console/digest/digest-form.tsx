import { Button, Checkbox, Group, Select, SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestView } from '../../http/views/digest-view.ts';
import { keys } from '../api/keys.ts';
import { useLocale } from '../i18n/language.ts';
import { useSetting } from '../settings/use-setting.ts';
import { useMe } from '../shared/me-context.ts';
import classes from './digest.module.css';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** When digests go out, and which figures are in them. */
export function DigestForm({ digest: { settings, known } }: { digest: DigestView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const save = useSetting(keys.digest);
  const [dailyHour, setDailyHour] = useState(settings.dailyHour);
  const [weekday, setWeekday] = useState<string>(settings.weekday);
  const [weeklyHour, setWeeklyHour] = useState(settings.weeklyHour);
  const [figures, setFigures] = useState<string[]>(settings.figures);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // In the order of the list, whatever the order of the clicks.
    const chosen = known.flatMap(({ id }) => (figures.includes(id) ? id : []));
    save.mutate(
      { path: '/digest', method: 'PATCH', body: { dailyHour, weekday, weeklyHour, figures: chosen } },
      {
        onSuccess: () =>
          notifications.show({ color: 'green', title: t('digest.saved'), message: t('digest.savedText') }),
      },
    );
  };
  const hour = (label: string, value: number, onChange: (hour: number) => void) => (
    <Select
      label={label}
      w={150}
      allowDeselect={false}
      data={HOURS}
      value={String(value)}
      onChange={(chosen) => chosen !== null && onChange(Number(chosen))}
    />
  );
  return (
    <form onSubmit={submit} className={classes.section} aria-labelledby="digest-when">
      <h2 id="digest-when" className={classes.title}>
        {t('digest.when')}
      </h2>
      <p className={classes.zone}>{t('digest.zone', { zone: timezone })}</p>
      <Group gap="md" align="flex-end" mb="md">
        {hour(t('digest.dailyHour'), dailyHour, setDailyHour)}
        <Select
          label={t('digest.weekday')}
          w={190}
          allowDeselect={false}
          data={WEEKDAYS.map((day) => ({ value: day, label: t(`team.day.${day}`) }))}
          value={weekday}
          onChange={(chosen) => chosen !== null && setWeekday(chosen)}
        />
        {hour(t('digest.weeklyHour'), weeklyHour, setWeeklyHour)}
      </Group>
      <Checkbox.Group
        label={t('digest.figures')}
        value={figures}
        onChange={setFigures}
        error={figures.length === 0 && t('digest.one')}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={10} mt={10} mb={6}>
          {known.map(({ id, title }) => (
            <Checkbox key={id} value={id} label={title[locale]} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <Button type="submit" mt="md" loading={save.isPending} disabled={figures.length === 0}>
        {t('common.save')}
      </Button>
    </form>
  );
}
