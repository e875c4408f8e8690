import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import type { NavigationEntry } from '../navigation.ts';
import classes from './navigation.module.css';

interface NavigationItemProps {
  entry: NavigationEntry;
  /** How many wait there; empty for none. */
  count: string | undefined;
  onFollow?: () => void;
}

/** One section: its picture, its name, how many wait. */
export function NavigationItem({ entry: { path, also = [], title, Icon }, count, onFollow }: NavigationItemProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isHere = also.some((one) => pathname === one || pathname.startsWith(`${one}/`));
  return (
    <NavLink to={path} className={classes.item ?? ''} data-here={isHere || undefined} onClick={onFollow}>
      <span className={classes.icon}>
        <Icon size={22} stroke={1.7} aria-hidden />
        {count ? <span className={classes.count}>{count}</span> : null}
      </span>
      {t(title)}
    </NavLink>
  );
}
