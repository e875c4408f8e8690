import type { Icon } from '@tabler/icons-react';
import { IconFilter, IconUsers } from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';

export interface SettingsSection {
  path: `/${string}`;
  title: ParseKeys;
  /** One sentence: what is set there. */
  text: ParseKeys;
  Icon: Icon;
}

/** What the settings page leads to, in order. A new one adds its line here and its route in `pages.tsx`. */
export const settingsSections: readonly SettingsSection[] = [
  {
    path: '/settings/pipelines',
    title: 'pipelines.settings',
    text: 'pipelines.settingsText',
    Icon: IconFilter,
  },
  { path: '/settings/team', title: 'team.settings', text: 'team.settingsText', Icon: IconUsers },
];
