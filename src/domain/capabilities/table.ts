import type { ChannelKind } from '../channel.ts';
import type { Capabilities, ChannelType } from './capabilities.ts';
import { instagram } from './instagram.ts';
import { messenger } from './messenger.ts';
import { toldOnly, web } from './own-pages.ts';
import { telegram } from './telegram.ts';
import { whatsappCloud } from './whatsapp-cloud.ts';
import { whatsappWeb } from './whatsapp-web.ts';

/** What each way to reach people can do: channels, the composer, splitters and tests read it here and nowhere else. */
export const CAPABILITIES: Readonly<Record<ChannelType, Capabilities>> = {
  web,
  telegram,
  whatsapp_cloud: whatsappCloud,
  whatsapp_web: whatsappWeb,
  messenger,
  instagram,
  call: toldOnly,
  form: toldOnly,
};

/** Which of them a channel is. Numbers at Meta are named by digits (`whatsapp:1065…`), a linked phone is not (`whatsapp:web`). */
export function typeOfChannel({
  channelKind,
  channelId,
}: {
  channelKind: ChannelKind;
  channelId: string;
}): ChannelType {
  if (channelKind !== 'whatsapp') return channelKind;
  return /^whatsapp:\d+$/u.test(channelId) ? 'whatsapp_cloud' : 'whatsapp_web';
}

export const capabilitiesOf = (of: { channelKind: ChannelKind; channelId: string }): Capabilities =>
  CAPABILITIES[typeOfChannel(of)];
