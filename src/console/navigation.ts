import { IconChartBar, IconInbox } from '@tabler/icons-react';

/** What the navigation shows, in order. */
export const navigation = [
  { path: '/inbox', title: 'nav.inbox', Icon: IconInbox },
  { path: '/kpis', title: 'nav.kpis', Icon: IconChartBar },
] as const;
