import { UnstyledButton } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CrmCallView } from '../../http/views/crm-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './bitrix24.module.css';
import { methodTitle, outcomeTitle } from './words.ts';

/** Exchanges row by row; on a phone each row is a small card. */
export function CallsTable({ items, onOpen }: { items: readonly CrmCallView[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('bitrix24.when')}</th>
          <th scope="col">{t('bitrix24.what')}</th>
          <th scope="col">{t('bitrix24.leadNumber')}</th>
          <th scope="col">{t('bitrix24.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((call) => {
          const Way = call.direction === 'in' ? IconArrowDownLeft : IconArrowUpRight;
          return (
            <tr key={call.id}>
              <td className={classes.when}>{dayAndTime(locale, timezone, call.at, now)}</td>
              <td>
                <UnstyledButton className={classes.open ?? ''} onClick={() => onOpen(call.id)}>
                  <Way size={15} aria-label={t(`bitrix24.shows.${call.direction}`)} />
                  {methodTitle(t, call)}
                </UnstyledButton>
              </td>
              <td>{call.leadId ?? ''}</td>
              <td>
                <span className={classes.badge} data-bad={call.problem !== null || undefined}>
                  {outcomeTitle(t, call)}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
