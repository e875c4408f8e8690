import type { OutgoingMessage } from '../../src/domain/message.ts';
import type { Outgoing } from '../../src/domain/outgoing.ts';
import { buildMessage } from './build-message.ts';
import { buildOutgoing } from './build-outgoing.ts';

/** A line of the bot that the process `me` is sending, by its first try. */
export const buildFlying = (
  overrides: Partial<OutgoingMessage> = {},
  outgoing: Partial<Outgoing> = {},
): OutgoingMessage => ({
  ...buildMessage({ delivery: { state: 'sending' }, ...overrides }),
  outgoing: buildOutgoing({ attempts: 1, sender: 'me', ...outgoing }),
});
