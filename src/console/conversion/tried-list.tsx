import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TriedDialogView, TriedView } from '../../http/views/conversion-prompt-view.ts';
import type { DialogView } from '../../http/views/dialog-view.ts';
import { useLocale } from '../i18n/language.ts';
import { personTitle } from '../shared/person-title.ts';
import classes from './conversion.module.css';
import { VerdictBadge } from './verdict-badge.tsx';
import { reasonWords } from './verdict-words.ts';

/** What the tried text says of each dialog, side by side with the mark in force. */
export function TriedList({ tried, dialogs }: { tried: TriedView; dialogs: readonly DialogView[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = (id: string): string => {
    const dialog = dialogs.find((one) => one.id === id);
    return dialog ? personTitle(t, dialog.contact) : id;
  };
  const one = (item: TriedDialogView) => {
    const { dialogId, verdict, quote, inForce } = item;
    const before = inForce?.verdict ?? null;
    const name = nameOf(dialogId);
    return (
      <li key={dialogId} data-differs={before !== null && before !== verdict}>
        <Anchor
          component={Link}
          to={`/inbox/${dialogId}?view=closed`}
          fw={600}
          size="sm"
          aria-label={t('conversion.tryOut.opens', { name })}
        >
          {name}
        </Anchor>
        <dl className={classes.sides}>
          <div>
            <dt>{t('conversion.tryOut.now')}</dt>
            <dd>
              <VerdictBadge verdict={before} />
            </dd>
          </div>
          <div>
            <dt>{t('conversion.tryOut.tried')}</dt>
            <dd>
              <VerdictBadge verdict={verdict} />
            </dd>
          </div>
        </dl>
        {quote && <blockquote className={classes.quote}>{quote}</blockquote>}
        <Text size="sm">{reasonWords(t, item)}</Text>
        {before !== null && (
          <Text size="xs" c="dimmed">
            {t(before === verdict ? 'conversion.tryOut.same' : 'conversion.tryOut.differs')}
          </Text>
        )}
      </li>
    );
  };
  return (
    <>
      <ul className={classes.tried}>{tried.items.map(one)}</ul>
      <Text size="xs" c="dimmed" mt={6}>
        {t('conversion.tryOut.cost', { tokens: new Intl.NumberFormat(locale).format(tried.tokens) })}
      </Text>
    </>
  );
}
