import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { countQuery } from '../api/count.ts';
import { navigation } from '../navigation.ts';
import { useCanAct } from '../shared/me-context.ts';
import { dueCountQuery } from '../tasks/task-queries.ts';
import { undeliveredCountQuery } from '../undelivered/undelivered-queries.ts';
import { AccountMenu } from './account-menu.tsx';
import { MoreSheet } from './more-sheet.tsx';
import classes from './navigation.module.css';
import { NavigationItem } from './navigation-item.tsx';

/** What fits under a thumb; the rest is under "More". */
const ON_PHONE = 4;

/** The way between screens: a rail on a desktop, a bar at the bottom of a phone. */
export function Navigation() {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const isPhone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const allowed = navigation.filter(({ forViewers }) => forViewers || canAct);
  const counts: Partial<Record<string, string | undefined>> = {
    '/inbox': useQuery(countQuery('queue')).data,
    '/tasks': useQuery(dueCountQuery).data,
    '/undelivered': useQuery(undeliveredCountQuery).data,
  };
  const shown = isPhone ? allowed.slice(0, ON_PHONE) : allowed;
  const rest = allowed.slice(shown.length);
  return (
    <nav className={classes.rail} aria-label={t('nav.title')}>
      <img src="/console/favicon.svg" alt="Voronka" className={classes.logo} />
      <ul className={classes.items}>
        {shown.map((entry, at) => (
          <li key={entry.path} data-group-starts={(at > 0 && shown[at - 1]?.group !== entry.group) || undefined}>
            <NavigationItem entry={entry} count={counts[entry.path]} />
          </li>
        ))}
      </ul>
      {isPhone ? <MoreSheet entries={rest} counts={counts} /> : <AccountMenu />}
    </nav>
  );
}
