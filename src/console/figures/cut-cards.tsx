import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cut } from './cut.ts';
import { CutCell, largestOf } from './cut-cell.tsx';
import { type CutRow, readOrder, writeOrder } from './cut-rows.ts';
import { shortTitle } from './short-title.ts';
import classes from './table.module.css';
import { useWords } from './use-words.ts';

/** The table of a phone: a card for each value, with its figures one below the other. */
export function CutCards({ cut }: { cut: Cut }) {
  const { t } = useTranslation();
  const { locale } = useWords();
  const { kpis, rows, order, onOrder } = cut;
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
          <Card key={row.key ?? ''} cut={cut} row={row} title={row.title} />
        ))}
        <Card cut={cut} row={null} title={t('figures.total')} />
      </ul>
    </section>
  );
}

/** All figures of one value; those of all together with no row. */
function Card({ cut: { kpis, rows, onOpen }, row, title }: { cut: Cut; row: CutRow | null; title: string }) {
  const { t, locale } = useWords();
  return (
    <li className={classes.card}>
      <h3 className={classes.cardTitle}>{title}</h3>
      <dl className={classes.figures}>
        {kpis.map((kpi) => (
          <div key={kpi.id}>
            <dt>{shortTitle(t, locale, kpi)}</dt>
            <dd>
              <CutCell
                kpi={kpi}
                name={title}
                figure={row ? row.cells.get(kpi.id) : kpi}
                largest={row ? largestOf(rows, kpi.id) : 0}
                onOpen={() => onOpen(kpi, row)}
              />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
