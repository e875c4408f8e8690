import { Alert, Text } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ResponderView } from '../../http/views/responder-view.ts';
import classes from './responder.module.css';

/** Whether GPT can be asked at all, and what works without it. */
export function KeyState({ view: { key, settings } }: { view: ResponderView }) {
  const { t } = useTranslation();
  const state = !key.present ? 'absent' : settings.enabled ? 'present' : 'off';
  return (
    <Alert
      mb="md"
      variant="light"
      color={state === 'present' ? 'green' : 'iris'}
      icon={state === 'present' ? <IconCircleCheck size={20} aria-hidden /> : <IconInfoCircle size={20} aria-hidden />}
      title={t(`responder.key.${state}`)}
      classNames={{ title: classes.alertTitle ?? '' }}
    >
      <Text size="sm">
        {t(`responder.key.${state}Text`, { model: key.model, server: key.server ?? t('responder.key.openai') })}
      </Text>
    </Alert>
  );
}
