import type { TFunction } from 'i18next';
import type { ChannelKind } from '../../domain/channel.ts';

const kinds: ChannelKind[] = ['web', 'telegram', 'whatsapp', 'instagram', 'messenger', 'call', 'form'];

/** Channels for a select, "all" first under the empty value. */
export function channelOptions(t: TFunction): { value: string; label: string }[] {
  return [
    { value: '', label: t('common.any') },
    ...kinds.map((kind) => ({ value: kind, label: t(`channel.${kind}`) })),
  ];
}
