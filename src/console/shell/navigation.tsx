import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { countQuery } from '../api/count.ts';
import { navigation } from '../navigation.ts';
import { useCanAct } from '../shared/me-context.ts';
import { undeliveredCountQuery } from '../undelivered/undelivered-queries.ts';
import { AccountMenu } from './account-menu.tsx';
import classes from './navigation.module.css';

/** The way between screens: a rail on a desktop, a bar at the bottom of a phone. */
export function Navigation() {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const shown = navigation.filter(({ forViewers }) => forViewers || canAct);
  const counts: Partial<Record<string, string | undefined>> = {
    '/inbox': useQuery(countQuery('queue')).data,
    '/undelivered': useQuery(undeliveredCountQuery).data,
  };
  return (
    <nav className={classes.rail} aria-label={t('nav.title')}>
      <img src="/console/favicon.svg" alt="Voronka" className={classes.logo} />
      <ul className={classes.items}>
        {shown.map(({ path, title, Icon }) => (
          <li key={path}>
            <NavLink to={path} className={classes.item ?? ''}>
              <span className={classes.icon}>
                <Icon size={22} stroke={1.7} aria-hidden />
                {counts[path] ? <span className={classes.count}>{counts[path]}</span> : null}
              </span>
              {t(title)}
            </NavLink>
          </li>
        ))}
      </ul>
      <AccountMenu />
    </nav>
  );
}
