import { Badge, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiKeyView } from '../../http/views/api-key-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import classes from './api-keys.module.css';
import { areas } from './rights.ts';

/** One key: its name and ending, what it may do, where, until when, and when it was used. */
export function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKeyView; onRevoke: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const { name, ending, rights, state, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt } = apiKey;
  const at = (moment: string) => dayAndTime(locale, timezone, moment, new Date());
  const where = areas.flatMap(([area, title]) => (apiKey.areas?.includes(area) ? t(`apiKeys.area.${title}`) : []));
  return (
    <li className={classes.key} data-state={state}>
      <div className={classes.head}>
        <Text fw={600} className={classes.name}>
          {name}
        </Text>
        <code className={classes.ending}>vrk_…{ending}</code>
        {state !== 'active' && (
          <Badge variant="light" color={state === 'revoked' ? 'red' : 'orange'}>
            {t(`apiKeys.state.${state}`)}
          </Badge>
        )}
        {state !== 'revoked' && (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            className={classes.revoke}
            aria-label={t('apiKeys.revokeNamed', { name })}
            onClick={onRevoke}
          >
            {t('apiKeys.revoke')}
          </Button>
        )}
      </div>
      <Text size="sm">{rights.map((right) => t(`apiKeys.right.${right}`)).join(' · ')}</Text>
      <Text size="sm">
        {where.length > 0 ? t('apiKeys.where', { areas: where.join(', ') }) : t('apiKeys.everywhere')}
      </Text>
      <Text size="sm" c="dimmed">
        {lastUsedAt ? t('apiKeys.used', { at: at(lastUsedAt) }) : t('apiKeys.unused')}
        {' · '}
        {t('apiKeys.made', { at: at(createdAt), by: createdBy.name })}
        {revokedAt !== null && ` · ${t('apiKeys.revoked', { at: at(revokedAt) })}`}
        {revokedAt === null && expiresAt !== null && ` · ${t('apiKeys.until', { at: at(expiresAt) })}`}
      </Text>
    </li>
  );
}
