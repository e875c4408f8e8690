import type { ChannelView } from '../../http/views/channel-view.ts';

/** A way to connect a channel: what has to be set, in order. Settings are environment variables. */
export interface Way {
  id: 'telegram' | 'whatsapp_web' | 'whatsapp' | 'instagram' | 'messenger';
  kind: ChannelView['kind'];
  variables: readonly string[];
}

const four = (prefix: string, account: string): string[] => [
  `${prefix}_TOKEN`,
  `${prefix}_${account}`,
  `${prefix}_APP_SECRET`,
  `${prefix}_VERIFY_TOKEN`,
];

const WAYS: readonly Way[] = [
  { id: 'telegram', kind: 'telegram', variables: ['TELEGRAM_BOT_TOKEN'] },
  { id: 'whatsapp_web', kind: 'whatsapp', variables: ['WHATSAPP_WEB=on'] },
  { id: 'whatsapp', kind: 'whatsapp', variables: four('WHATSAPP', 'PHONE_NUMBER_ID') },
  { id: 'instagram', kind: 'instagram', variables: four('INSTAGRAM', 'ACCOUNT_ID') },
  { id: 'messenger', kind: 'messenger', variables: four('MESSENGER', 'PAGE_ID') },
];

/** The ways that are still open. */
export function notConnected(channels: readonly Pick<ChannelView, 'id' | 'kind'>[]): Way[] {
  const isThere = ({ id, kind }: Way) =>
    channels.some(
      (channel) =>
        channel.kind === kind && (kind !== 'whatsapp' || (id === 'whatsapp_web') === (channel.id === 'whatsapp:web')),
    );
  return WAYS.filter((way) => !isThere(way));
}
