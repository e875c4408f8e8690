import { IconChartBar, IconInbox, IconMailExclamation, IconNotebook } from '@tabler/icons-react';

/** What the navigation shows, in order; viewers are not shown what only those who act may see. */
export const navigation = [
  { path: '/inbox', title: 'nav.inbox', Icon: IconInbox, forViewers: true },
  { path: '/undelivered', title: 'nav.undelivered', Icon: IconMailExclamation, forViewers: true },
  { path: '/kpis', title: 'nav.kpis', Icon: IconChartBar, forViewers: true },
  { path: '/journal', title: 'nav.journal', Icon: IconNotebook, forViewers: false },
] as const;
