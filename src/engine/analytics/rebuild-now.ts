import type { Business } from '../../domain/business/business.ts';
import { rebuildFigures } from '../../store/analytics/rebuild.ts';
import { changeState, readState } from '../../store/analytics/state.ts';
import { claimDuty, releaseDuty } from '../../store/duties.ts';
import type { Store } from '../../store/open-store.ts';
import { FIGURES_DUTY, FIGURES_LEASE_MS } from './facts-keeper.ts';

interface Parts {
  store: Store;
  business: Business;
  owner: string;
  now(): Date;
  /** Takes lines for the person at the terminal. */
  tell(line: string): void;
  pause(ms: number): Promise<void>;
}

const LOOK_MS = 500;

/**
 * Has all figures made anew, and resolves when they are: by the process that keeps them, which is asked to, or here when none does.
 * Should that process die meanwhile, the work is taken over as soon as its lease has run out.
 */
export async function rebuildNow({ store, business, owner, now, tell, pause }: Parts): Promise<{ dialogs: number }> {
  const askedAt = now();
  await changeState(store, { askedAt });
  let last = '';
  const progress = async (): Promise<boolean> => {
    const state = await readState(store);
    const building = state?.building;
    const line = building ? `${building.done} of ${building.total} dialogs` : last;
    if (line !== last) tell(line);
    last = line;
    return state?.rebuiltAt != null && state.rebuiltAt >= askedAt;
  };
  const claim = () => claimDuty(store, FIGURES_DUTY, owner, now(), FIGURES_LEASE_MS);
  let isTold = false;
  while (!(await claim())) {
    if (!isTold) tell('A running process keeps the figures: it makes them anew.');
    isTold = true;
    if (await progress()) return { dialogs: await store.facts.countDocuments() };
    await pause(LOOK_MS);
  }
  try {
    if (await progress()) return { dialogs: await store.facts.countDocuments() };
    return await rebuildFigures(store, {
      business,
      now,
      uncounted: (dialogId, error) => tell(`Dialog ${dialogId} cannot be counted: ${String(error)}`),
      async goOn() {
        if (!(await claim())) throw new Error('Another process has begun to keep the figures: it makes them anew.');
        await progress();
      },
    });
  } finally {
    await releaseDuty(store, FIGURES_DUTY, owner);
  }
}
