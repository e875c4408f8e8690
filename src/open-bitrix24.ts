import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createCrmDesk } from './crm-desk.ts';
import { type CrmSetup, stageFor } from './domain/bitrix/crm-settings.ts';
import type { CrmDesk } from './engine/crm-desk.ts';
import type { Engine } from './engine/engine.ts';
import { type Bitrix24, createBitrix24 } from './integrations/bitrix24/create-bitrix24.ts';
import type { Follow } from './integrations/bitrix24/fetch-lead.ts';
import { createCrmBook, switchCrm } from './store/crm-book.ts';
import { claimDuty, releaseDuty } from './store/duties.ts';
import type { Surroundings } from './store/load-situation.ts';
import type { Store } from './store/open-store.ts';
import { installationSecret } from './store/read-setting.ts';
import { createSeal } from './store/seal.ts';

const DUTY = 'bitrix24';
const SWEEP_MS = 1_000;
/** Longer than all calls of one piece of work may take; prolonged before each. */
const LEASE_MS = 120_000;
/** However long the portal wants us to wait: so soon it is looked again, and at the settings, too. */
const LONGEST_PAUSE_MS = 5_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface RunningBitrix24 {
  desk: CrmDesk;
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

/** The exchange with the portal of the settings, whenever there is one: of several processes one does it, by the settings as they are now. */
export async function openBitrix24(parts: Parts): Promise<RunningBitrix24> {
  const { config, store, owner, clock, surroundings } = parts;
  const log = parts.log.child({ integration: DUTY });
  const home = config.PUBLIC_URL ?? null;
  const book = createCrmBook(store, { surroundings, home, now: clock.now, newId: clock.newId });
  const seal = createSeal(await installationSecret(store), 'voronka bitrix24 v1');
  const desk = createCrmDesk({ config, store, seal, book, surroundings, now: clock.now });
  await switchCrm(store, (await desk.setup()).on);

  let made: { setup: CrmSetup; bitrix: Bitrix24 } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  const later = (ms: number) => {
    if (!ended) timer = setTimeout(() => (running = look()), ms);
  };

  async function look(): Promise<void> {
    try {
      await keepFresh(await desk.setup());
      const waitMs = await (await current())?.work();
      later(Math.min(LONGEST_PAUSE_MS, Math.max(SWEEP_MS, waitMs ?? 0)));
    } catch (error) {
      log.warn({ err: error }, 'the exchange with Bitrix24 could not go on; it is tried again');
      later(SWEEP_MS);
    }
  }

  /** The exchange by the settings in force; null while it is off. What is known of the portal's patience goes with its address. */
  async function current(): Promise<Bitrix24 | null> {
    const setup = await desk.setup();
    if (made && isSame(made.setup, setup)) return made.bitrix;
    made = setup.on && setup.url !== null && !ended ? { setup, bitrix: make(setup, setup.url) } : null;
    return made?.bitrix ?? null;
  }

  /** The portal's fields change seldom; by whoever does the exchange they are read once a day, so that types stay right. */
  async function keepFresh({ on, portal }: CrmSetup): Promise<void> {
    const now = clock.now().getTime();
    const isOld = portal === null || now - portal.readAt.getTime() > DAY_MS;
    if (!on || !isOld || now - askedAt < HOUR_MS || !(await claimDuty(store, DUTY, owner, clock.now(), LEASE_MS)))
      return;
    askedAt = now;
    await desk.readPortal();
  }

  const make = (setup: CrmSetup, url: string): Bitrix24 =>
    createBitrix24({
      url,
      mapping: setup.mapping,
      portal: setup.portal,
      book,
      clock,
      log,
      follow: followBy(setup),
      perSecond: config.BITRIX24_PER_SECOND,
      stillMine: async () => isSame(setup, await desk.setup()) && claimDuty(store, DUTY, owner, clock.now(), LEASE_MS),
    });

  function followBy({ stages }: CrmSetup): Follow {
    return async (dialogId, status) => {
      const dialog = await store.dialogs.findOne({ _id: dialogId }, { projection: { pipelineId: 1 } });
      const stageId = dialog && stageFor(stages, status, dialog.pipelineId);
      if (!stageId) return { outcome: 'no_stage' };
      const action = { kind: 'move_stage' as const, stageId, why: `Bitrix24: ${status}` };
      const acted = await parts.engine.act({ dialogId, actor: { kind: 'api' }, actions: [action] });
      if (acted.kind !== 'refused') return { outcome: 'moved', stageId };
      log.warn({ dialogId, reason: acted.reason }, 'a lead was moved at the portal, its dialog was not');
      return { outcome: 'refused', stageId, problem: acted.reason };
    };
  }

  return {
    desk,
    start: () => later(0),
    async end() {
      ended = true;
      clearTimeout(timer);
      made?.bitrix.stop();
      await running;
      await releaseDuty(store, DUTY, owner).catch(() => undefined);
    },
  };
}

const isSame = (one: CrmSetup, other: CrmSetup): boolean =>
  one.version === other.version &&
  one.on === other.on &&
  one.url === other.url &&
  one.portal?.readAt.getTime() === other.portal?.readAt.getTime();
