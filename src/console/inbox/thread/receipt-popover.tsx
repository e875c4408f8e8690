import { Popover, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../domain/message.ts';
import { intentTitle } from '../../shared/intent-title.ts';
import { toolTitle, whyRejected } from '../../shared/why-rejected.ts';
import classes from './bubble.module.css';
import { receiptRows } from './receipt-rows.ts';

/** "Why the bot said this": the cause at a glance, everything else on a click. */
export function ReceiptPopover({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useTranslation();
  const rows = receiptRows(receipt, {
    intent: (id) => intentTitle(t, id),
    tool: (name) => toolTitle(t, name),
    rejected: (reason) => whyRejected(t, reason),
    count: (value) => value.toLocaleString(i18n.language),
    took: (seconds, tries) => t('receipt.took', { seconds, tries }),
  });
  const cause = t(`receipt.because.${receipt.because}`);
  return (
    <Popover width={300} position="bottom-end" shadow="md" withArrow trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.why ?? ''} aria-label={`${t('receipt.open')}: ${cause}`}>
          <IconInfoCircle size={14} stroke={1.8} aria-hidden />
          {cause}
          {receipt.rejected && ` · ${t('receipt.replaced')}`}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('receipt.open')} tabIndex={-1}>
        <p className={classes.whyTitle}>{cause}</p>
        <dl className={classes.facts}>
          {rows.map(({ label, value }) => (
            <div key={label}>
              <dt>{t(`receipt.row.${label}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
