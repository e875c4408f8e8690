import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import classes from './webhooks.module.css';

/** The way between what we tell others and what others tell us. */
export function IntegrationTabs() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('webhooks.tabs.title')}>
      <ul className={classes.tabs}>
        <li>
          <NavLink to="/settings/webhooks" className={classes.tab ?? ''}>
            {t('webhooks.tabs.out')}
          </NavLink>
        </li>
        <li>
          <NavLink to="/settings/hooks" className={classes.tab ?? ''}>
            {t('webhooks.tabs.in')}
          </NavLink>
        </li>
      </ul>
    </nav>
  );
}
