import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import tables from '../figures/table.module.css';

interface Row {
  key: string;
  title: ReactNode;
  /** As many as there are columns. */
  cells: readonly ReactNode[];
}

interface ReviewTableProps {
  label: string;
  /** Of the first column. */
  heading: string;
  columns: readonly string[];
  rows: readonly Row[];
}

/** A table with a name in front of each row; on a phone a card for each, so that nothing is pushed out of sight. */
export function ReviewTable({ label, heading, columns, rows }: ReviewTableProps) {
  const { t } = useTranslation();
  const isPhone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  if (isPhone) {
    return (
      <ul className={tables.list} aria-label={label}>
        {rows.map(({ key, title, cells }) => (
          <li key={key} className={tables.card}>
            <h3 className={tables.cardTitle}>{title}</h3>
            <dl className={tables.figures}>
              {columns.map((column, at) => (
                <div key={column}>
                  <dt>{column}</dt>
                  <dd>{cells[at]}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard
    <section className={tables.scroll} aria-label={t('funnelReview.table', { title: label })} tabIndex={0}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, title, cells }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              {columns.map((column, at) => (
                <td key={column}>{cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
