import { Button, UnstyledButton } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { ChangeLine } from '../figures/change-line.tsx';
import { FigureNote } from '../figures/figure-note.tsx';
import { countText, figureText } from '../figures/figure-text.ts';
import { FigureValue } from '../figures/figure-value.tsx';
import { useDrill } from '../figures/use-drill.ts';
import { useWords } from '../figures/use-words.ts';
import classes from './kpi.module.css';

/** How a figure stands, with its further cuts, and the way to its dialogs. */
export function FigureSummary({ kpi }: { kpi: KpiView }) {
  const { t } = useTranslation();
  const { open } = useDrill();
  return (
    <section className={classes.card} aria-label={t('kpi.details')}>
      <FigureValue kpi={kpi} />
      <ChangeLine kpi={kpi} />
      <FigureNote unit={kpi.unit} figure={kpi} />
      {kpi.small && kpi.value !== null && <p className={classes.why}>{t('figures.smallText')}</p>}
      {Boolean(kpi.denominator) && (
        <Button
          mt="md"
          variant="light"
          leftSection={<IconMessages size={17} aria-hidden />}
          onClick={() => open({ kpi: kpi.id })}
        >
          {t('kpi.openDialogs')}
        </Button>
      )}
      <Details kpi={kpi} />
    </section>
  );
}

/** Further cuts of the same figure, for example how fast the slowest twentieth is; each opens its own dialogs. */
function Details({ kpi: { id: kpi, details } }: { kpi: KpiView }) {
  const { t } = useTranslation();
  const words = useWords();
  const { open } = useDrill();
  if (details.length === 0) return null;
  return (
    <dl className={classes.details}>
      {details.map(({ id, title, unit, value, of, small }) => (
        <div key={id} data-small={small || undefined}>
          <dt>{title[words.locale]}</dt>
          <dd>
            {value === null ? (
              t('figures.noData')
            ) : (
              <UnstyledButton className={classes.detail ?? ''} onClick={() => open({ kpi, detail: id })}>
                {figureText(words, unit, value)}
                <span className={classes.of}>
                  {small
                    ? `${t('figures.small')}${t('figures.smallOf', { denominator: countText(words, of) })}`
                    : t('kpi.detailOf', { of: countText(words, of) })}
                </span>
                <span className={classes.hidden}>{t('figures.openDialogs', { title: title[words.locale] })}</span>
              </UnstyledButton>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
