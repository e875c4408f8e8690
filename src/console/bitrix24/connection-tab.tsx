import { Button, Code, Group, Stack, Switch, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CrmSetupView } from '../../http/views/crm-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { AddressForm } from './address-form.tsx';
import { Block } from './block.tsx';
import { refusalWords } from './refusal-words.ts';
import { StageRules } from './stage-rules.tsx';
import { TokenForm } from './token-form.tsx';
import { useCrmChange } from './use-crm-change.ts';

/** Where the portal is, whether the exchange is on, and what comes back from there. */
export function ConnectionTab({ setup }: { setup: CrmSetupView }) {
  const { t } = useTranslation();
  const change = useCrmChange();
  const { version, on, fixed, address } = setup;
  return (
    <Stack gap="md">
      <Block title={t('bitrix24.address')} lead={t('bitrix24.addressText')}>
        <AddressForm setup={setup} />
        {setup.portal && <PortalFacts portal={setup.portal} />}
      </Block>
      {address && (
        <Block title={t('bitrix24.exchange')}>
          <Switch
            label={t('bitrix24.on')}
            description={t(fixed.url ? 'bitrix24.onByEnvironment' : 'bitrix24.onText')}
            checked={on}
            disabled={fixed.url || change.isPending}
            onChange={(event) =>
              change.mutate({ path: 'settings', body: { version, on: event.currentTarget.checked } })
            }
          />
          {change.error && (
            <Text size="sm" c="red.8" role="alert" mt="xs">
              {refusalWords(t, change.error)}
            </Text>
          )}
        </Block>
      )}
      {address && (
        <Block title={t('bitrix24.back')} lead={t('bitrix24.backText')}>
          <Stack gap="md">
            {setup.eventsUrl ? (
              <Text size="sm">
                {t('bitrix24.eventsUrl')} <Code>{setup.eventsUrl}</Code>
              </Text>
            ) : (
              <Text size="sm">{t('bitrix24.noPublicUrl')}</Text>
            )}
            <TokenForm setup={setup} />
            <StageRules setup={setup} />
          </Stack>
        </Block>
      )}
    </Stack>
  );
}

function PortalFacts({ portal }: { portal: NonNullable<CrmSetupView['portal']> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const read = useCrmChange();
  return (
    <Group justify="space-between" mt="md" gap="xs">
      <Text size="sm" c="dimmed">
        {portal.user && `${t('bitrix24.actsFor', { user: portal.user })} `}
        {t('bitrix24.readAt', { count: portal.fields.length, when: dayAndTime(locale, timezone, portal.readAt, now) })}
      </Text>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconRefresh size={15} aria-hidden />}
        loading={read.isPending}
        onClick={() => read.mutate({ path: 'portal' })}
      >
        {t('bitrix24.readAnew')}
      </Button>
      {read.error && (
        <Text size="sm" c="red.8" role="alert">
          {refusalWords(t, read.error)}
        </Text>
      )}
    </Group>
  );
}
