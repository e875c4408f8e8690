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
  IconSparkles,
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
  /** Who finds anything there: others are not led to a page that only turns them away. */
  forWhom: 'all' | 'managers' | 'owner';
}

interface SettingsGroup {
  name: 'clients' | 'funnel' | 'team' | 'cards' | 'systems';
  sections: readonly SettingsSection[];
}

/** What the settings page leads to, in order. A new one adds its line here and its route in `pages.tsx`. */
export const settingsGroups: readonly SettingsGroup[] = [
  {
    name: 'clients',
    sections: [
      {
        path: '/settings/channels',
        title: 'channels.settings',
        text: 'channels.settingsText',
        Icon: IconPlugConnected,
        forWhom: 'all',
      },
      {
        path: '/settings/widget',
        title: 'widget.settings',
        text: 'widget.settingsText',
        Icon: IconMessageChatbot,
        forWhom: 'all',
      },
      {
        path: '/settings/templates',
        title: 'templates.settings',
        text: 'templates.settingsText',
        Icon: IconTemplate,
        forWhom: 'managers',
      },
      {
        path: '/settings/responder',
        title: 'responder.settings',
        text: 'responder.settingsText',
        Icon: IconSparkles,
        forWhom: 'all',
      },
    ],
  },
  {
    name: 'funnel',
    sections: [
      {
        path: '/settings/pipelines',
        title: 'pipelines.settings',
        text: 'pipelines.settingsText',
        Icon: IconFilter,
        forWhom: 'all',
      },
      {
        path: '/settings/conversion',
        title: 'conversion.settings',
        text: 'conversion.settingsText',
        Icon: IconTargetArrow,
        forWhom: 'all',
      },
      {
        path: '/settings/lead-quality',
        title: 'leadQuality.settings',
        text: 'leadQuality.settingsText',
        Icon: IconStars,
        forWhom: 'all',
      },
      {
        path: '/settings/offers',
        title: 'offers.settings',
        text: 'offers.settingsText',
        Icon: IconShoppingBag,
        forWhom: 'all',
      },
      {
        path: '/settings/sources',
        title: 'sources.settings',
        text: 'sources.settingsText',
        Icon: IconLink,
        forWhom: 'all',
      },
    ],
  },
  {
    name: 'team',
    sections: [
      { path: '/settings/team', title: 'team.settings', text: 'team.settingsText', Icon: IconUsers, forWhom: 'all' },
      {
        path: '/settings/visibility',
        title: 'visibility.settings',
        text: 'visibility.settingsText',
        Icon: IconEye,
        forWhom: 'all',
      },
      {
        path: '/settings/digest',
        title: 'digest.settings',
        text: 'digest.settingsText',
        Icon: IconMailFast,
        forWhom: 'all',
      },
    ],
  },
  {
    name: 'cards',
    sections: [
      {
        path: '/settings/fields',
        title: 'fields.settings',
        text: 'fields.settingsText',
        Icon: IconForms,
        forWhom: 'all',
      },
      { path: '/settings/tags', title: 'tags.settings', text: 'tags.settingsText', Icon: IconTags, forWhom: 'all' },
      {
        path: '/settings/task-kinds',
        title: 'taskKinds.settings',
        text: 'taskKinds.settingsText',
        Icon: IconChecklist,
        forWhom: 'all',
      },
    ],
  },
  {
    name: 'systems',
    sections: [
      {
        path: '/settings/bitrix24',
        title: 'bitrix24.settings',
        text: 'bitrix24.settingsText',
        Icon: IconBuildingStore,
        forWhom: 'managers',
      },
      {
        path: '/settings/webhooks',
        title: 'webhooks.settings',
        text: 'webhooks.settingsText',
        Icon: IconWebhook,
        forWhom: 'owner',
      },
      {
        path: '/settings/api-keys',
        title: 'apiKeys.settings',
        text: 'apiKeys.settingsText',
        Icon: IconKey,
        forWhom: 'owner',
      },
    ],
  },
];
