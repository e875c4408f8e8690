import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { IconFilter, IconMessages, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CrmCallView } from '../../http/views/crm-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './bitrix24.module.css';
import { CallParams } from './call-params.tsx';
import { refusalWords } from './refusal-words.ts';
import { useReplay } from './use-replay.ts';
import { methodTitle, outcomeTitle } from './words.ts';

interface CallDrawerProps {
  /** Null: closed. */
  call: CrmCallView | null;
  onClose: () => void;
  onDialog: (dialogId: string) => void;
}

/** One exchange word for word, and the way to do it again. */
export function CallDrawer({ call, onClose, onDialog }: CallDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={call !== null}
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={call && methodTitle(t, call)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {call && <Call call={call} onDialog={onDialog} />}
    </Drawer>
  );
}

function Call({ call, onDialog }: { call: CrmCallView; onDialog: (dialogId: string) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const replay = useReplay();
  const { dialogId, workId, leadId, problem } = call;
  return (
    <Stack gap="md">
      <dl className={classes.params}>
        <div>
          <dt>{t('bitrix24.when')}</dt>
          <dd>{dayAndTime(locale, timezone, call.at, now)}</dd>
        </div>
        <div>
          <dt>{t('bitrix24.method')}</dt>
          <dd>{call.method}</dd>
        </div>
        {leadId && (
          <div>
            <dt>{t('bitrix24.leadNumber')}</dt>
            <dd>{leadId}</dd>
          </div>
        )}
        <div>
          <dt>{t('bitrix24.outcome')}</dt>
          <dd data-bad={problem !== null || undefined}>{outcomeTitle(t, call)}</dd>
        </div>
        {problem && (
          <div>
            <dt>{t('bitrix24.answer')}</dt>
            <dd>{problem}</dd>
          </div>
        )}
      </dl>
      <Group gap="xs">
        {workId && (
          <Button
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={replay.isPending}
            onClick={() => replay.mutate(workId)}
          >
            {t('bitrix24.again')}
          </Button>
        )}
        {dialogId && (
          <>
            <Button
              component={Link}
              to={`/inbox/${dialogId}?view=all`}
              variant="light"
              leftSection={<IconMessages size={16} aria-hidden />}
            >
              {t('bitrix24.dialog')}
            </Button>
            <Button
              variant="subtle"
              leftSection={<IconFilter size={16} aria-hidden />}
              onClick={() => onDialog(dialogId)}
            >
              {t('bitrix24.onlyDialog')}
            </Button>
          </>
        )}
      </Group>
      {replay.error && (
        <Text size="sm" c="red.8" role="alert">
          {refusalWords(t, replay.error)}
        </Text>
      )}
      <section aria-label={t('bitrix24.params')}>
        <Text fw={600} size="sm" mb={6}>
          {t('bitrix24.params')}
        </Text>
        <CallParams params={call.params} />
      </section>
    </Stack>
  );
}
