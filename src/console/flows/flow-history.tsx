import { Accordion, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FlowView } from '../../http/views/flow-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useNow } from '../shared/use-now.ts';
import classes from './flows.module.css';
import { flowPath, versionsQuery } from './flows-queries.ts';
import { useFlowChange } from './use-flow-change.ts';

/** Every version with who saved it and when; any can be read and gone back to, the file's own, too. */
export function FlowHistory({ flow, onDone }: { flow: FlowView; onDone: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const canManage = useCanManage();
  const versions = useQuery(versionsQuery(flow.id));
  const [question, ask] = useConfirm();
  const change = useFlowChange(onDone);
  const goBack = (to: number | 'file' | 'nothing', title: string): void =>
    ask({
      title,
      text: t(to === 'nothing' ? 'flows.removeText' : 'flows.restoreText'),
      yes: t(to === 'nothing' ? 'flows.remove' : 'flows.restore'),
      no: t('common.cancel'),
      onYes: () =>
        change.mutate({
          path: `${flowPath(flow.id)}/restore`,
          method: 'POST',
          body: { to, version: flow.version },
          done: t(to === 'nothing' ? 'flows.removed' : 'flows.restoredDone'),
        }),
    });
  const { items = [] } = versions.data ?? {};
  return (
    <>
      {question}
      {versions.isError && !versions.data && <ErrorState error={versions.error} onRetry={() => versions.refetch()} />}
      {versions.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('flows.noHistory')}
        </Text>
      )}
      <Accordion variant="separated" chevronPosition="left">
        {items.map(({ version, state, text, at, by }) => (
          <Accordion.Item key={version} value={String(version)}>
            <Accordion.Control>
              <Text size="sm" fw={600}>
                {t('flows.version', { version })}
              </Text>
              <Text size="xs" c="dimmed">
                {[
                  by?.name,
                  dayAndTime(locale, timezone, at, now),
                  state !== 'text' && t(`flows.states.${state}`),
                  version === flow.version && t('flows.current'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              {state === 'text' && <pre className={classes.old}>{text}</pre>}
              {canManage && state === 'text' && version !== flow.version && (
                <Button size="xs" variant="default" onClick={() => goBack(version, t('flows.restoreAsk', { version }))}>
                  {t('flows.restore')}
                </Button>
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {canManage && (
        <Group gap="xs" mt="md">
          {flow.hasFile && flow.origin !== 'file' && (
            <Button size="xs" variant="default" onClick={() => goBack('file', t('flows.toFileAsk'))}>
              {t('flows.toFile')}
            </Button>
          )}
          {!flow.needed && flow.origin !== 'removed' && (
            <Button size="xs" variant="light" color="red" onClick={() => goBack('nothing', t('flows.removeAsk'))}>
              {t('flows.remove')}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}
