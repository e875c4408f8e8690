import type { Hook } from '../../domain/hooks/hook.ts';
import type { HookCall } from '../../domain/hooks/hook-call.ts';
import type { HookWork } from '../../domain/hooks/hook-work.ts';
import { readCall } from '../../domain/hooks/read-call.ts';
import type { ReadingWorld } from '../../domain/hooks/to-work.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import { listMembers } from '../../store/queries/users.ts';
import { phoneReader } from '../importing/read-phone.ts';
import { type Applied, type ApplyDeps, refusedBy } from './applied.ts';
import { applyOrder, applyPayment } from './apply-order.ts';

/**
 * Does what a call asks for. May be cut off and done again: every step is known by the call or by the sender's number, so it has its effect
 * once.
 */
export async function applyCall(deps: ApplyDeps, hook: Hook, call: HookCall): Promise<Applied> {
  const { work } = readCall(hook, call, readingWorld(deps.surroundings(), deps.now()));
  switch (work.kind) {
    case 'refused':
      return { kind: 'refused', reason: { code: work.code, detail: work.detail } };
    case 'test':
      return { kind: 'applied', outcome: { kind: 'test' } };
    case 'lead': {
      const taken = await deps.engine.takeLead({ ...work, key: call.id, at: call.at });
      if (taken.kind === 'crowded') return { kind: 'later', reason: null };
      if (taken.kind === 'refused') return refusedBy(taken.reason);
      const { dialogId, contactId, opened } = taken;
      return { kind: 'applied', outcome: { kind: 'lead', dialogId, contactId, opened } };
    }
    case 'order':
      return applyOrder(deps, hook, call, work);
    case 'payment':
      return applyPayment(deps, hook, work);
    case 'call':
      return applyPhoneCall(deps, hook, work);
  }
}

/** What reading a call needs of the business as it is now. */
export function readingWorld({ business, offers }: Surroundings, now: Date): ReadingWorld {
  const { timezone: zone, defaultLocale: locale, phone } = business;
  return { zone, locale, offers, readPhone: phoneReader(phone), now };
}

async function applyPhoneCall(
  { store, engine }: ApplyDeps,
  { system }: Hook,
  work: Extract<HookWork, { kind: 'call' }>,
): Promise<Applied> {
  const { number, manager, kind: _kind, ...told } = work;
  const wanted = manager?.trim().toLowerCase();
  const members = wanted === undefined ? [] : await listMembers(store);
  const found = members.find(
    ({ id, email, name }) => id === manager || email.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  const taken = await engine.takeCall({ ...told, externalId: `${system}:${number}`, managerId: found?.id ?? null });
  if (taken.kind === 'crowded') return { kind: 'later', reason: null };
  return { kind: 'applied', outcome: { kind: 'call', dialogId: taken.dialogId, contactId: taken.contactId } };
}
