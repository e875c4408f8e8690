import type { CrmHealth } from '../../domain/bitrix/crm-work.ts';
import type { RestAnswer } from './rest.ts';

/** While nothing changes, so often is it written down that the portal answers. */
const EVERY_MS = 15_000;
const STATES = { limited: 'limited', unreachable: 'unreachable', denied: 'denied' } as const;

/** Keeps what calls say of the portal: at once when it changes, now and then while it does not. */
export function watchHealth(keep: (health: CrmHealth) => Promise<void>, now: () => Date) {
  let kept: CrmHealth | null = null;
  let keptAt = 0;

  return async function heard(answer: RestAnswer, until: Date | null): Promise<void> {
    const at = now();
    // A call that is refused has been answered all the same.
    const state = answer.kind === 'ok' || answer.kind === 'refused' ? 'ok' : STATES[answer.kind];
    const isSame = kept?.state === state;
    const health: CrmHealth = {
      state,
      since: isSame && kept ? kept.since : at,
      reason: state === 'ok' || answer.kind === 'ok' ? null : answer.reason,
      until: state === 'ok' ? null : until,
      lastOkAt: state === 'ok' ? at : (kept?.lastOkAt ?? null),
      busySeconds: answer.kind === 'ok' && answer.busy ? answer.busy.seconds : (kept?.busySeconds ?? null),
    };
    const isDue = !isSame || at.getTime() - keptAt >= EVERY_MS || state !== 'ok';
    kept = health;
    if (!isDue) return;
    keptAt = at.getTime();
    await keep(health);
  };
}
