import type { ParseKeys } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import classes from './training-tabs.module.css';

/** The screens of training that there are. A new one adds its line here and its route in `pages.tsx`. */
const TABS = [
  { to: '/labelling', title: 'trainingTabs.labelling' },
  { to: '/intents', title: 'trainingTabs.intents' },
  { to: '/flows', title: 'trainingTabs.flows' },
  { to: '/knowledge', title: 'trainingTabs.knowledge' },
  { to: '/settings/responder', title: 'trainingTabs.responder' },
] as const satisfies readonly { to: string; title: ParseKeys }[];

/** The way between the screens by which the bot learns. */
export function TrainingTabs() {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  // On a phone the tab of this very screen may lie out of sight.
  useEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <nav aria-label={t('trainingTabs.title')}>
      <ul ref={list} className={classes.tabs}>
        {TABS.map(({ to, title }) => (
          <li key={to}>
            <NavLink to={to} className={classes.tab ?? ''}>
              {t(title)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
