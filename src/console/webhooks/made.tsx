import { useTranslation } from 'react-i18next';
import type { MadeView } from '../../http/views/hook-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { Notice } from './notice.tsx';
import classes from './webhooks.module.css';
import { WhyNot } from './why-not.tsx';

/** What would be made of a body, or why nothing would. */
export function Made({ made: { made, refused } }: { made: MadeView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  if (refused) {
    return (
      <Notice tone="warn" title={t('hooks.nothingMade')}>
        <WhyNot reason={refused} />
      </Notice>
    );
  }
  if (!made) return null;
  const utm = Object.entries(made.utm).map(([name, value]) => `${name}=${value}`);
  const rows: [string, string | null][] = [
    [t('hooks.field.number'), made.number],
    [t('hooks.field.name'), made.name],
    [t('hooks.field.phone'), made.phone],
    [t('hooks.field.email'), made.email],
    [t('hooks.field.offer'), made.offerId],
    [t('hooks.field.amount'), made.amount === null ? null : String(made.amount)],
    [t('hooks.field.state'), made.state && t(`hooks.orderState.${made.state}`)],
    [t('hooks.field.at'), made.at && dayAndTime(locale, timezone, made.at, new Date())],
    [t('hooks.field.source'), made.source],
    ['UTM', utm.join(', ') || null],
    [t('hooks.lines'), made.lines === null ? null : String(made.lines)],
    [t('hooks.note'), made.text],
  ];
  return (
    <Notice tone={made.kind === 'test' ? 'quiet' : 'good'} title={t(`hooks.willMake.${made.kind}`)}>
      <dl className={classes.made}>
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </Notice>
  );
}
