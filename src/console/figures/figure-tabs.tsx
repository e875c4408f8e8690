import type { ParseKeys } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { filtersOnly } from './figure-filters.ts';
import classes from './figures.module.css';

const TABS = [
  { path: '/kpis', title: 'nav.kpis' },
  { path: '/funnel', title: 'figures.tabs.funnel' },
  { path: '/managers', title: 'nav.managers' },
  { path: '/sources-report', title: 'figures.tabs.sources' },
] as const satisfies readonly { path: string; title: ParseKeys }[];

/** The way between the screens of figures; the period and the filters go along. */
export function FigureTabs() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const search = filtersOnly(params);
  const list = useRef<HTMLUListElement>(null);
  // On a phone the tab of this very screen may lie out of sight.
  useEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <nav aria-label={t('figures.tabs.title')}>
      <ul ref={list} className={classes.tabs}>
        {TABS.map(({ path, title }) => (
          <li key={path}>
            <NavLink to={path + search} className={classes.tab ?? ''}>
              {t(title)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
