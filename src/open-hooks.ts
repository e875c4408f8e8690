import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Engine } from './engine/engine.ts';
import { createHookWorker, type HookWorker } from './engine/hooks/hook-worker.ts';
import type { HookDesk } from './engine/ports.ts';
import { createHookDesk } from './integrations/webhooks/create-hook-desk.ts';
import type { Surroundings } from './store/load-situation.ts';
import type { Store } from './store/open-store.ts';
import { installationSecret } from './store/read-setting.ts';
import { createSeal } from './store/seal.ts';

interface Parts {
  store: Store;
  engine: Pick<Engine, 'act' | 'takeLead' | 'takeCall'>;
  surroundings(): Surroundings;
  clock: Clock;
  log: Logger;
}

/** What other programs post to us: their addresses, and the worker that applies it. */
export async function openHooks(parts: Parts): Promise<{ desk: HookDesk; worker: HookWorker }> {
  const desk = createHookDesk(createSeal(await installationSecret(parts.store), 'voronka hooks v1'));
  return { desk, worker: createHookWorker({ ...parts, now: parts.clock.now }) };
}
