import { Accordion, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversionPromptView } from '../../http/views/conversion-prompt-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useNow } from '../shared/use-now.ts';
import { Block } from './block.tsx';
import classes from './conversion.module.css';
import { versionsQuery } from './conversion-queries.ts';
import { useConversionChange } from './use-conversion-change.ts';

/** Every version with who wrote it and when; any can be read and gone back to. */
export function Versions({ current }: { current: ConversionPromptView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const canManage = useCanManage();
  const versions = useQuery(versionsQuery);
  const [question, ask] = useConfirm();
  const restore = useConversionChange();
  const confirm = (version: number): void =>
    ask({
      title: t('conversion.versions.ask', { version }),
      text: t('conversion.versions.askText'),
      yes: t('conversion.versions.restore'),
      no: t('common.cancel'),
      onYes: () => restore.mutate({ path: `versions/${version}/restore`, body: { version: current.version } }),
    });
  const facts = ({ by, at, restored, version }: ConversionPromptView): string =>
    [
      by ? by.name : t('conversion.versions.standard'),
      dayAndTime(locale, timezone, at, now),
      restored === null ? '' : t('conversion.versions.restoredFrom', { version: restored }),
      version === current.version ? t('conversion.versions.current') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Block title={t('conversion.versions.title')}>
      {question}
      {versions.isError && !versions.data && <ErrorState error={versions.error} onRetry={() => versions.refetch()} />}
      <Accordion variant="separated" chevronPosition="left" classNames={{ item: classes.version ?? '' }}>
        {versions.data?.map((one) => (
          <Accordion.Item key={one.version} value={String(one.version)}>
            <Accordion.Control>
              <Text size="sm" fw={600}>
                {t('conversion.versions.one', { version: one.version })}
              </Text>
              <Text size="xs" c="dimmed">
                {facts(one)}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <p className={classes.text}>{one.text}</p>
              {canManage && one.version !== current.version && (
                <Button
                  size="xs"
                  variant="default"
                  loading={restore.isPending}
                  aria-label={t('conversion.versions.restoreOne', { version: one.version })}
                  onClick={() => confirm(one.version)}
                >
                  {t('conversion.versions.restore')}
                </Button>
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Block>
  );
}
