import { Box, Button, Checkbox, NumberInput, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadQualityView } from '../../http/views/lead-quality-view.ts';
import { keys } from '../api/keys.ts';
import { useLocale } from '../i18n/language.ts';
import { useSetting } from '../settings/use-setting.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import classes from './lead-quality.module.css';
import { leadQualityQuery } from './lead-quality-query.ts';

/** What a lead gets points for. */
export function LeadQualityPage() {
  const { t } = useTranslation();
  const quality = useQuery(leadQualityQuery);
  return (
    <Box className={classes.page}>
      <Title order={1} size="h3">
        {t('leadQuality.settings')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('leadQuality.lead')}
      </Text>
      {quality.isPending && <PageSkeleton />}
      {quality.isError && !quality.data && <ErrorState error={quality.error} onRetry={() => quality.refetch()} />}
      {quality.data && <Points quality={quality.data} />}
    </Box>
  );
}

function Points({ quality }: { quality: LeadQualityView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canManage = useCanManage();
  const save = useSetting(keys.leadQuality);
  const [points, setPoints] = useState<readonly string[]>(quality.points);
  const [minutes, setMinutes] = useState<string | number>(quality.answerMinutes);
  const isWhole = typeof minutes === 'number' && points.length > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    save.mutate(
      { path: '/settings/lead-quality', method: 'PATCH', body: { points, answerMinutes: minutes } },
      {
        onSuccess: () =>
          notifications.show({ color: 'green', title: t('leadQuality.saved'), message: t('leadQuality.later') }),
      },
    );
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Checkbox.Group
        label={t('leadQuality.points')}
        value={[...points]}
        onChange={setPoints}
        error={points.length === 0 && t('leadQuality.one')}
      >
        <Stack gap={12} mt={10} mb={4}>
          {quality.known.map(({ id, title, rule }) => (
            <Checkbox key={id} value={id} disabled={!canManage} label={title[locale]} description={rule[locale]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <NumberInput
        label={t('leadQuality.minutes')}
        description={t('leadQuality.minutesText')}
        disabled={!canManage}
        min={1}
        max={1440}
        clampBehavior="blur"
        allowDecimal={false}
        allowNegative={false}
        value={minutes}
        onChange={setMinutes}
      />
      <p className={classes.scale}>{t('leadQuality.scale')}</p>
      {canManage && (
        <Button type="submit" loading={save.isPending} disabled={!isWhole}>
          {t('common.save')}
        </Button>
      )}
    </form>
  );
}
