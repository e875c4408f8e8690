import {
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconForms,
  IconPhone,
  IconWorld,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChannelKind } from '../../domain/channel.ts';

const icons = {
  web: IconWorld,
  telegram: IconBrandTelegram,
  whatsapp: IconBrandWhatsapp,
  instagram: IconBrandInstagram,
  messenger: IconBrandMessenger,
  call: IconPhone,
  form: IconForms,
} as const satisfies Record<ChannelKind, unknown>;

interface ChannelIconProps {
  kind: ChannelKind;
  size?: number;
}

/** The messenger as a picture, with its name for those who do not see it. */
export function ChannelIcon({ kind, size = 16 }: ChannelIconProps) {
  const { t } = useTranslation();
  const Icon = icons[kind];
  return <Icon size={size} stroke={1.7} role="img" aria-label={t(`channel.${kind}`)} title={t(`channel.${kind}`)} />;
}
