import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { readFieldNames } from './domain/bitrix/lead-fields.ts';
import type { Engine } from './engine/engine.ts';
import { createBitrix24 } from './integrations/bitrix24/create-bitrix24.ts';
import { createCrmBook, switchCrm } from './store/crm-book.ts';
import { claimDuty, releaseDuty } from './store/duties.ts';
import type { Surroundings } from './store/load-situation.ts';
import type { Store } from './store/open-store.ts';

const DUTY = 'bitrix24';
const SWEEP_MS = 1_000;
/** Longer than all calls of one piece of work may take; prolonged before each. */
const LEASE_MS = 120_000;
/** However long the portal wants us to wait: so soon it is looked again. */
const LONGEST_PAUSE_MS = 30_000;

export interface RunningBitrix24 {
  start(): void;
  end(): Promise<void>;
}

interface Parts {
  config: Config;
  store: Store;
  owner: string;
  engine: Pick<Engine, 'act'>;
  surroundings(): Surroundings;
  clock: Clock;
  log: Logger;
}

/** The exchange with the portal of the settings, if there is one: of several processes one does it. */
export async function openBitrix24(parts: Parts): Promise<RunningBitrix24 | null> {
  const { config, store, owner, clock } = parts;
  const log = parts.log.child({ integration: DUTY });
  await switchCrm(store, config.BITRIX24_WEBHOOK_URL !== undefined);
  if (!config.BITRIX24_WEBHOOK_URL) return null;
  const stages = readPairs(config.BITRIX24_STAGES);
  const bitrix = createBitrix24({
    url: config.BITRIX24_WEBHOOK_URL,
    names: readFieldNames(config.BITRIX24_FIELDS),
    book: createCrmBook(store, { business: () => parts.surroundings().business, now: clock.now, newId: clock.newId }),
    clock,
    log,
    stillMine: () => claimDuty(store, DUTY, owner, clock.now(), LEASE_MS),
    perSecond: config.BITRIX24_PER_SECOND,
    async follow(dialogId, status) {
      const stageId = stages.get(status);
      if (!stageId) return;
      const action = { kind: 'move_stage' as const, stageId, why: `Bitrix24: ${status}` };
      const acted = await parts.engine.act({ dialogId, actor: { kind: 'api' }, actions: [action] });
      if (acted.kind === 'refused')
        log.warn({ dialogId, reason: acted.reason }, 'a lead was moved at the portal, its dialog was not');
    },
  });

  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  const later = (ms: number) => {
    if (!ended) timer = setTimeout(() => (running = look()), ms);
  };
  async function look(): Promise<void> {
    try {
      const waitMs = await bitrix.work();
      later(Math.min(LONGEST_PAUSE_MS, Math.max(SWEEP_MS, waitMs ?? 0)));
    } catch (error) {
      log.warn({ err: error }, 'the exchange with Bitrix24 could not go on; it is tried again');
      later(SWEEP_MS);
    }
  }

  return {
    start: () => later(0),
    async end() {
      ended = true;
      clearTimeout(timer);
      bitrix.stop();
      await running;
      await releaseDuty(store, DUTY, owner).catch(() => undefined);
    },
  };
}

const readPairs = (text: string | undefined): Map<string, string> =>
  new Map(
    (text ?? '').split(',').flatMap((pair) => {
      const [name, value] = pair.split('=').map((part) => part.trim());
      return name && value ? [[name, value] as const] : [];
    }),
  );
