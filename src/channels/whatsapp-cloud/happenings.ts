import { flawsIn } from '../meta/flaws.ts';
import { CloudCall } from './update.ts';

/** One thing that a call tells. A call may tell many, at three levels of lists. */
export type Happening =
  | { kind: 'message'; raw: unknown; contacts: readonly unknown[]; index: number }
  | { kind: 'status'; raw: unknown }
  /** Real, but nothing that we wait for: of another number, or about templates, limits, the account. */
  | { kind: 'other'; raw: unknown; why: string };

export type Told = { kind: 'told'; happenings: Happening[] } | { kind: 'malformed'; why: string };

/** Takes a call apart, in its own order. Pure; never throws. */
export function happeningsIn(raw: unknown, phoneNumberId: string): Told {
  const parsed = CloudCall.safeParse(raw);
  if (!parsed.success) {
    return {
      kind: 'malformed',
      why: flawsIn(parsed.error),
    };
  }
  const changes = parsed.data.entry.flatMap((entry) => entry.changes);
  return {
    kind: 'told',
    happenings: changes.flatMap((change): Happening[] => {
      if (change.field !== 'messages') return [{ kind: 'other', raw: change, why: `news about "${change.field}"` }];
      const { metadata, contacts = [], messages = [], statuses = [] } = change.value;
      if (metadata?.phone_number_id !== phoneNumberId) {
        return [{ kind: 'other', raw: change, why: 'of another number of this business' }];
      }
      if (messages.length + statuses.length === 0)
        return [{ kind: 'other', raw: change, why: 'neither message nor status' }];
      return [
        ...messages.map((message, index): Happening => ({ kind: 'message', raw: message, contacts, index })),
        ...statuses.map((status): Happening => ({ kind: 'status', raw: status })),
      ];
    }),
  };
}
