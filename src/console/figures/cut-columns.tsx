import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Cut } from './cut.ts';
import { CutCell, largestOf } from './cut-cell.tsx';
import { shortTitle } from './short-title.ts';
import classes from './table.module.css';
import { useWords } from './use-words.ts';

/** The table of a desktop; a wide one is moved sideways by itself, not with the page. */
export function CutColumns({ cut }: { cut: Cut }) {
  const { t } = useTranslation();
  const { locale } = useWords();
  const { kpis, rows, onOpen } = cut;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={cut.label}>
      <table className={classes.table} data-single={kpis.length === 1 || undefined}>
        <thead>
          <tr>
            <Head cut={cut} by="" title={cut.heading} />
            {kpis.map((kpi) => (
              <Head key={kpi.id} cut={cut} by={kpi.id} title={shortTitle(t, locale, kpi)} hint={kpi.title[locale]} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? ''}>
              <th scope="row">{row.title}</th>
              {kpis.map((kpi) => (
                <td key={kpi.id}>
                  <CutCell
                    kpi={kpi}
                    name={row.title}
                    figure={row.cells.get(kpi.id)}
                    largest={largestOf(rows, kpi.id)}
                    onOpen={() => onOpen(kpi, row)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('figures.total')}</th>
            {kpis.map((kpi) => (
              <td key={kpi.id}>
                <CutCell
                  kpi={kpi}
                  name={t('figures.total')}
                  figure={kpi}
                  largest={0}
                  onOpen={() => onOpen(kpi, null)}
                />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

interface HeadProps {
  cut: Cut;
  by: string;
  title: string;
  hint?: string;
}

function Head({ cut: { order, onOrder }, by, title, hint }: HeadProps) {
  const isSorted = order.by === by;
  // Names begin at the first letter, numbers with the largest.
  const isDescending = isSorted ? !order.isDescending : by !== '';
  const Arrow = order.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton className={classes.sort ?? ''} title={hint} onClick={() => onOrder({ by, isDescending })}>
        {title}
        {isSorted && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </th>
  );
}
