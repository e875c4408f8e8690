import { setTimeout as sleep } from 'node:timers/promises';
import { linkOf, wantOfLink } from '../../store/channel-links.ts';
import type { Store } from '../../store/open-store.ts';

/** Longer than it takes until the process that has the session hears of it, and WhatsApp of the phone. */
const MOST_LOOKS = 40;
const LOOK_MS = 250;

/**
 * Ends the session with the phone behind a channel that is about to be removed: else the phone's owner would find us among the linked
 * devices still, and whoever connects the channel next would read that phone. What cannot be done now is done when a session is there
 * again.
 */
export async function takePhoneOff(store: Store, channelId: string): Promise<void> {
  if (!(await wantOfLink(store, channelId, { kind: 'unlink' }))) return;
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    if ((await linkOf(store, channelId))?.state !== 'ready') return;
    await sleep(LOOK_MS);
  }
}
