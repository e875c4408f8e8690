import { setTimeout as sleep } from 'node:timers/promises';
import type { Send } from './database.ts';
import type { KillableMongod } from './mongod.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Supervised } from './supervise.ts';

export interface KillPlan {
  app: number;
  mongod: number;
}

/** What the kills met and brought about. */
export interface KillReport {
  kills: { app: number; mongod: number };
  /** What was being sent, per kill of the product. */
  inFlight: Send[][];
  appPidUnchangedOverMongodKills: boolean;
  /** Whether the product said that it was not ready, at each kill of the database. */
  unreadyOverMongodKills: boolean;
  /** From the moment the database took writes again to the product's readiness, per kill of the database. */
  readyAfterMongodMs: number[];
}

export interface KillParts {
  app: Supervised;
  mongod: KillableMongod;
  /** What is being sent, as the database has it; asked while the product is dead. */
  inFlight(): Promise<Send[]>;
  random: SeededRandom;
  tell(line: string): void;
}

const UP_MS = [300, 1_500] as const;
const MONGOD_DOWN_MS = 2_000;
const LOOK_EVERY_MS = 20;

export interface Kills {
  /** Kills that are still to come. */
  remaining(): number;
  run(): Promise<KillReport>;
}

/** Kills in a random order, each at a random moment after the product is ready again. */
export function planKills(plan: KillPlan, parts: KillParts): Kills {
  const { app, mongod, random, tell } = parts;
  const steps = random.shuffled([
    ...Array.from({ length: plan.app }, () => 'app' as const),
    ...Array.from({ length: plan.mongod }, () => 'mongod' as const),
  ]);
  let remaining = steps.length;
  const report: KillReport = {
    kills: { app: 0, mongod: 0 },
    inFlight: [],
    appPidUnchangedOverMongodKills: true,
    unreadyOverMongodKills: true,
    readyAfterMongodMs: [],
  };

  async function killApp(): Promise<void> {
    await app.kill(async () => {
      const caught = await parts.inFlight();
      report.inFlight.push(caught);
      tell(`killed the product, ${caught.length} sends in flight`);
    });
    report.kills.app += 1;
  }

  async function killMongod(): Promise<void> {
    const pid = app.pid();
    const deaths = app.ownDeaths();
    let wasUnready = false;
    const looking = setInterval(() => {
      wasUnready ||= !app.isReady();
    }, LOOK_EVERY_MS);
    await mongod.crash(MONGOD_DOWN_MS);
    const back = performance.now();
    await app.untilReady();
    clearInterval(looking);
    const readyMs = Math.round(performance.now() - back);
    report.kills.mongod += 1;
    report.readyAfterMongodMs.push(readyMs);
    if (!wasUnready) report.unreadyOverMongodKills = false;
    if (app.pid() !== pid || app.ownDeaths() !== deaths) report.appPidUnchangedOverMongodKills = false;
    tell(`killed mongod, the product was ready ${readyMs} ms after its return`);
  }

  return {
    remaining: () => remaining,
    async run() {
      for (const step of steps) {
        await app.untilReady();
        await sleep(random.between(...UP_MS));
        await (step === 'app' ? killApp() : killMongod());
        remaining -= 1;
      }
      await app.untilReady();
      return report;
    },
  };
}
