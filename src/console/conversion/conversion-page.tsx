import { Alert, Box, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingHead } from '../settings/setting-head.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { Calibration } from './calibration.tsx';
import classes from './conversion.module.css';
import { setupQuery } from './conversion-queries.ts';
import { DriftAlarm } from './drift-alarm.tsx';
import { JudgeWork } from './judge-work.tsx';
import { PromptEditor } from './prompt-editor.tsx';
import { Reruns } from './reruns.tsx';
import { TryOut } from './try-out.tsx';
import { Versions } from './versions.tsx';

/** What counts as a conversion, in the owner's words: written, tried out, kept as versions, and how far its marks can be trusted. */
export function ConversionPage() {
  const { t } = useTranslation();
  const setup = useQuery(setupQuery);
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Box className={classes.page}>
      <SettingHead title={t('conversion.settings')} lead={t('conversion.lead')} />
      {setup.isPending && <PageSkeleton />}
      {setup.isError && !setup.data && <ErrorState error={setup.error} onRetry={() => setup.refetch()} />}
      {setup.data && (
        <>
          {setup.data.judge.by === 'rule' && (
            <Alert
              mb="md"
              variant="light"
              color="iris"
              icon={<IconInfoCircle size={20} aria-hidden />}
              title={t('conversion.noKey')}
              classNames={{ title: classes.alertTitle ?? '' }}
            >
              <Text size="sm">{t('conversion.noKeyText')}</Text>
            </Alert>
          )}
          <DriftAlarm />
          <PromptEditor setup={setup.data} draft={draft} onDraft={setDraft} />
          <TryOut text={draft ?? setup.data.prompt.text} />
          <Versions current={setup.data.prompt} />
          <JudgeWork />
          <Reruns />
          <Calibration />
        </>
      )}
    </Box>
  );
}
