import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResponderCostsView } from '../../http/views/responder-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './responder.module.css';

/** Replies of the model that nobody got to see: why, and in which dialogs. */
export function Rejections({ rejections: { kinds, latest } }: { rejections: ResponderCostsView['rejections'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  return (
    <section className={classes.block} aria-labelledby="responder-held">
      <h2 id="responder-held">{t('responder.held')}</h2>
      <Text size="sm" c="dimmed" mb="sm">
        {t(latest.length === 0 ? 'responder.heldNone' : 'responder.heldText')}
      </Text>
      {kinds.length > 0 && (
        <ul className={classes.kinds}>
          {kinds.map(({ kind, count }) => (
            <li key={kind}>{t('responder.kindCount', { kind: t(`responder.kinds.${kind}`), count })}</li>
          ))}
        </ul>
      )}
      {latest.length > 0 && (
        <ul className={classes.held}>
          {latest.map(({ id, at, kind, detail, dialogId }) => (
            <li key={id}>
              <span className={classes.heldHead}>
                <b>{t(`responder.kinds.${kind}`)}</b>
                <span className={classes.quiet}>
                  {dayAndTime(locale, timezone, at, now)}
                  {dialogId !== null && (
                    <>
                      {' · '}
                      <Link to={`/inbox/${dialogId}?view=all`}>{t('responder.dialog')}</Link>
                    </>
                  )}
                </span>
              </span>
              {detail && <span className={classes.detail}>{detail}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
