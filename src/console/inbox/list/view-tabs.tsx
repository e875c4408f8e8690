import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countQuery } from '../../api/count.ts';
import { type DialogListKind, dialogViews } from '../../api/dialogs.ts';
import classes from './list.module.css';

interface ViewTabsProps {
  view: DialogListKind;
  onChange: (view: DialogListKind) => void;
  children: ReactNode;
}

/** Views of the inbox. Counts only where someone waits for this person: the others would cost more than they tell. */
export function ViewTabs({ view, onChange, children }: ViewTabsProps) {
  const { t } = useTranslation();
  const { data: waiting } = useQuery(countQuery('queue'));
  const { data: own } = useQuery(countQuery('mine'));
  const counts: Partial<Record<DialogListKind, string | undefined>> = { queue: waiting, mine: own };
  const choose = (value: string | null): void => {
    const chosen = dialogViews.find((known) => known === value);
    if (chosen) onChange(chosen);
  };
  return (
    <Tabs value={view} onChange={choose} classNames={{ root: classes.tabs ?? '', tab: classes.tab ?? '' }}>
      <Tabs.List className={classes.tabList}>
        {dialogViews.map((kind) => (
          <Tabs.Tab key={kind} value={kind}>
            {t(`view.${kind}`)}
            {counts[kind] && <span className={classes.count}>{counts[kind]}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {dialogViews.map((kind) => (
        <Tabs.Panel key={kind} value={kind} className={classes.panel}>
          {kind === view && children}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
