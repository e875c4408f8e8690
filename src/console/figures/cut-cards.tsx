import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cut } from './cut.ts';
import { CutCell, largestOf } from './cut-cell.tsx';
import { readOrder, writeOrder } from './cut-rows.ts';
import { shortTitle } from './short-title.ts';
import classes from './table.module.css';
import { useWords } from './use-words.ts';

/** The table of a phone: a card for each value, with its figures one below the other. */
export function CutCards({ cut }: { cut: Cut }) {
  const { t } = useTranslation();
  const { locale } = useWords();
  const { kpis, rows, order, onOrder, onOpen } = cut;
  const sorts = kpis.flatMap((kpi) => {
    const title = shortTitle(t, locale, kpi);
    return [
      { value: kpi.id, label: t('figures.sortDown', { title }) },
      { value: `-${kpi.id}`, label: t('figures.sortUp', { title }) },
    ];
  });
  return (
    <section aria-label={cut.label} className={classes.cards}>
      <NativeSelect
        aria-label={t('figures.sortBy')}
        value={writeOrder(order)}
        data={[{ value: 'name', label: cut.heading }, ...sorts]}
        onChange={(event) =>
          onOrder(
            readOrder(
              event.currentTarget.value,
              order,
              kpis.map(({ id }) => id),
            ),
          )
        }
      />
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.key ?? ''} className={classes.card}>
            <h3 className={classes.cardTitle}>{row.title}</h3>
            <dl className={classes.figures}>
              {kpis.map((kpi) => (
                <div key={kpi.id}>
                  <dt>{shortTitle(t, locale, kpi)}</dt>
                  <dd>
                    <CutCell
                      kpi={kpi}
                      name={row.title}
                      figure={row.cells.get(kpi.id)}
                      largest={largestOf(rows, kpi.id)}
                      onOpen={() => onOpen(kpi, row)}
                    />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
