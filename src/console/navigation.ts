import type { Icon } from '@tabler/icons-react';
import {
  IconAddressBook,
  IconBolt,
  IconChartBar,
  IconChecklist,
  IconFlask,
  IconInbox,
  IconLayoutKanban,
  IconMailExclamation,
  IconMessageCheck,
  IconNotebook,
  IconSettings,
  IconTargetArrow,
} from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';

/** Sections that belong together stand together; between groups is a line. */
export type NavigationGroup = 'work' | 'sales' | 'insight' | 'setup';

export interface NavigationEntry {
  path: `/${string}`;
  /** Screens that are reached from there by tabs. */
  also?: readonly string[];
  title: ParseKeys;
  Icon: Icon;
  group: NavigationGroup;
  /** Viewers are not shown what only those who act may see. */
  forViewers: boolean;
}

/** What the navigation shows, in order. A phone shows the first four and the rest under "More". */
export const navigation: readonly NavigationEntry[] = [
  { path: '/inbox', title: 'nav.inbox', Icon: IconInbox, group: 'work', forViewers: true },
  { path: '/board', title: 'nav.board', Icon: IconLayoutKanban, group: 'work', forViewers: true },
  { path: '/tasks', title: 'nav.tasks', Icon: IconChecklist, group: 'work', forViewers: true },
  { path: '/contacts', title: 'nav.contacts', Icon: IconAddressBook, group: 'work', forViewers: true },
  { path: '/plans', title: 'nav.plans', Icon: IconTargetArrow, group: 'sales', forViewers: true },
  { path: '/triggers', title: 'nav.triggers', Icon: IconBolt, group: 'sales', forViewers: false },
  {
    path: '/kpis',
    also: ['/funnel', '/managers', '/sources-report'],
    title: 'nav.kpis',
    Icon: IconChartBar,
    group: 'insight',
    forViewers: true,
  },
  { path: '/experiments', title: 'nav.experiments', Icon: IconFlask, group: 'insight', forViewers: true },
  {
    path: '/labelling',
    also: ['/intents', '/flows', '/knowledge'],
    title: 'nav.training',
    Icon: IconMessageCheck,
    group: 'insight',
    forViewers: true,
  },
  { path: '/undelivered', title: 'nav.undelivered', Icon: IconMailExclamation, group: 'insight', forViewers: true },
  { path: '/journal', title: 'nav.journal', Icon: IconNotebook, group: 'insight', forViewers: false },
  { path: '/settings', title: 'nav.settings', Icon: IconSettings, group: 'setup', forViewers: false },
];
