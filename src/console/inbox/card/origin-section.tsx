import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useLocale } from '../../i18n/language.ts';
import { dayAndTime } from '../../shared/format-time.ts';
import { useMe } from '../../shared/me-context.ts';
import { useNow } from '../../shared/use-now.ts';
import classes from './card.module.css';
import { Section } from './section.tsx';

/** Through what the customer came. */
export function OriginSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const { source, utm } = dialog.origin;
  return (
    <Section title={t('card.source')}>
      <dl className={classes.facts}>
        <dt>{t('card.source')}</dt>
        <dd>{source ?? t('card.noSource')}</dd>
        {Object.entries(utm ?? {}).map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <dt>{t('card.since')}</dt>
        <dd>{dayAndTime(locale, business.timezone, dialog.createdAt, useNow())}</dd>
      </dl>
    </Section>
  );
}
