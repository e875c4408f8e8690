import { whatsappCloud } from '../../domain/capabilities/whatsapp-cloud.ts';
import type { Pace } from '../../domain/sending/pace.ts';

/**
 * Meta takes 80 messages a second of one number, those that come in included, so we send at most 60; and of one customer one in six
 * seconds, of which some 45 may be borrowed from later.
 */
export function whatsappPace({ perSecond = 60 } = {}): Pace {
  return {
    perChat: { perSecond: whatsappCloud.limits.perChat.perSecond, burst: 20 },
    perChannel: { perSecond, burst: Math.max(1, Math.floor(perSecond / 4)) },
  };
}
