import { Button, NumberInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabellingSettingsView } from '../../http/views/labelling-view.ts';
import { keys } from '../api/keys.ts';
import { useSetting } from '../settings/use-setting.ts';
import classes from './labelling.module.css';
import { labellingSettingsQuery } from './labelling-queries.ts';

/** How many messages are drawn in a week. */
export function LabellingSettingsForm() {
  const { t } = useTranslation();
  const settings = useQuery(labellingSettingsQuery);
  return (
    <section className={classes.panel} aria-labelledby="how-many">
      <h2 id="how-many">{t('labelling.settings')}</h2>
      {settings.data && <Fields settings={settings.data} />}
    </section>
  );
}

function Fields({ settings }: { settings: LabellingSettingsView }) {
  const { t } = useTranslation();
  const save = useSetting([...keys.labelling, 'settings']);
  const [weekly, setWeekly] = useState<string | number>(settings.weekly);
  const [atLeast, setAtLeast] = useState<string | number>(settings.atLeast);
  const isWhole = typeof weekly === 'number' && typeof atLeast === 'number';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    save.mutate(
      { path: '/settings/labelling', method: 'PATCH', body: { weekly, atLeast } },
      { onSuccess: () => notifications.show({ color: 'green', message: t('labelling.saved') }) },
    );
  };
  const isSame = weekly === settings.weekly && atLeast === settings.atLeast;
  return (
    <form onSubmit={submit} className={classes.form}>
      <NumberInput
        label={t('labelling.weekly')}
        description={t('labelling.weeklyText')}
        min={10}
        max={2000}
        step={10}
        clampBehavior="blur"
        allowDecimal={false}
        allowNegative={false}
        value={weekly}
        onChange={setWeekly}
      />
      <NumberInput
        label={t('labelling.atLeast')}
        description={t('labelling.atLeastText')}
        min={0}
        max={50}
        clampBehavior="blur"
        allowDecimal={false}
        allowNegative={false}
        value={atLeast}
        onChange={setAtLeast}
      />
      <Button type="submit" variant="light" loading={save.isPending} disabled={isSame || !isWhole}>
        {t('labelling.save')}
      </Button>
    </form>
  );
}
