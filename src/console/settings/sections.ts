import type { Icon } from '@tabler/icons-react';
import {
  IconBuildingStore,
  IconChecklist,
  IconEye,
  IconFilter,
  IconForms,
  IconKey,
  IconLink,
  IconMailFast,
  IconMessageChatbot,
  IconPlugConnected,
  IconShoppingBag,
  IconStars,
  IconTags,
  IconTargetArrow,
  IconTemplate,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
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
  { path: '/settings/channels', title: 'channels.settings', text: 'channels.settingsText', Icon: IconPlugConnected },
  { path: '/settings/templates', title: 'templates.settings', text: 'templates.settingsText', Icon: IconTemplate },
  { path: '/settings/bitrix24', title: 'bitrix24.settings', text: 'bitrix24.settingsText', Icon: IconBuildingStore },
  { path: '/settings/widget', title: 'widget.settings', text: 'widget.settingsText', Icon: IconMessageChatbot },
  {
    path: '/settings/pipelines',
    title: 'pipelines.settings',
    text: 'pipelines.settingsText',
    Icon: IconFilter,
  },
  {
    path: '/settings/conversion',
    title: 'conversion.settings',
    text: 'conversion.settingsText',
    Icon: IconTargetArrow,
  },
  { path: '/settings/team', title: 'team.settings', text: 'team.settingsText', Icon: IconUsers },
  { path: '/settings/visibility', title: 'visibility.settings', text: 'visibility.settingsText', Icon: IconEye },
  { path: '/settings/offers', title: 'offers.settings', text: 'offers.settingsText', Icon: IconShoppingBag },
  { path: '/settings/sources', title: 'sources.settings', text: 'sources.settingsText', Icon: IconLink },
  {
    path: '/settings/lead-quality',
    title: 'leadQuality.settings',
    text: 'leadQuality.settingsText',
    Icon: IconStars,
  },
  { path: '/settings/digest', title: 'digest.settings', text: 'digest.settingsText', Icon: IconMailFast },
  { path: '/settings/fields', title: 'fields.settings', text: 'fields.settingsText', Icon: IconForms },
  { path: '/settings/tags', title: 'tags.settings', text: 'tags.settingsText', Icon: IconTags },
  { path: '/settings/task-kinds', title: 'taskKinds.settings', text: 'taskKinds.settingsText', Icon: IconChecklist },
  { path: '/settings/webhooks', title: 'webhooks.settings', text: 'webhooks.settingsText', Icon: IconWebhook },
  { path: '/settings/api-keys', title: 'apiKeys.settings', text: 'apiKeys.settingsText', Icon: IconKey },
];
