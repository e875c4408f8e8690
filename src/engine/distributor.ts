import { allRules, findRule } from '../domain/distribution/find-rule.ts';
import { DEFAULT_RULE, DEFAULT_RULE_ID } from '../domain/distribution/rule.ts';
import type { Changes } from '../domain/perform/draft.ts';
import { readPeople } from '../store/distribution/read-people.ts';
import { rulesInUse, waitingDialogs } from '../store/distribution/waiting.ts';
import { adopt } from './distribution/adopt.ts';
import type { DistributorDeps } from './distribution/deps.ts';
import { readTable } from './distribution/read-table.ts';
import { shareDialogs } from './distribution/share-dialogs.ts';

export interface Distributor {
  /** Something waits for a manager now. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

const AT_ONCE = 200;
/** What cannot be given to anybody is looked at again when somebody's state has changed, and after this in any case. */
const LOOK_AGAIN_MS = 30_000;
/** Dialogs of people who are gone; nobody waits at a screen for it. */
const ADOPT_EVERY_MS = 2_000;
/** Clocks of processes differ; who waits since then may have come in behind our back. */
const OVERLAP_MS = 5_000;
const MOST_TRIES = 12;

/** What a rule has last looked at without effect: as long as nothing else is true, only later ones need be looked at. */
interface Look {
  picture: string;
  upTo: Date;
  at: number;
}

/**
 * The one place where it is decided who gets a dialog. Any process may do it, several at once: each takes the dialogs that wait by a rule
 * in their order, decides on the rule's ledger, and writes both under the ledger's version. It is woken by commits; a sweep finds what
 * nobody signalled, offers whose time is over, and dialogs of people who are gone.
 */
export function createDistributor(deps: DistributorDeps): Distributor {
  const { store, log } = deps;
  const looks = new Map<string, Look>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let adopted = Number.NEGATIVE_INFINITY;

  function wake(): void {
    if (stopped || timer === null) return;
    again = true;
    running ??= run().finally(() => {
      running = null;
      if (again) wake();
    });
  }

  async function run(): Promise<void> {
    while (again && !stopped) {
      again = false;
      await round().catch((error: unknown) =>
        log.warn({ err: error }, 'dialogs wait for a manager until the next try'),
      );
    }
  }

  async function round(): Promise<void> {
    for (const ruleId of await rulesInUse(store)) if (!stopped) await shareRule(ruleId);
    const began = performance.now();
    if (stopped || began - adopted < ADOPT_EVERY_MS) return;
    adopted = began;
    await adopt(deps, await readPeople(store), allRules(deps.surroundings()), tell);
  }

  async function shareRule(ruleId: string): Promise<void> {
    const now = deps.now();
    let after: { due: Date; id: string } | undefined;
    let limit = AT_ONCE;
    for (let tries = 0; tries < MOST_TRIES && !stopped; ) {
      const around = deps.surroundings();
      // What waits by a rule that is gone is shared by the built-in one.
      const rule = findRule(around, ruleId) ?? findRule(around, DEFAULT_RULE_ID) ?? DEFAULT_RULE;
      const team = (await readPeople(store)).filter(({ active }) => active);
      const read = await readTable(store, rule, team, now, deps.surroundings().business.timezone);
      const picture = JSON.stringify([rule, read.table.candidates]);
      const from = after ?? placeOf(looks.get(ruleId), picture);
      const dialogs = await waitingDialogs(store, { ruleId, now, limit, after: from });
      const last = dialogs.at(-1);
      if (!last?.sharing) return;
      const outcome = await shareDialogs(deps, read, dialogs);
      if (outcome.kind === 'conflict') {
        tries += 1;
        limit = Math.max(1, limit >> 1);
        await new Promise((resolve) => setTimeout(resolve, deps.random() * 10 * tries));
        continue;
      }
      tell(outcome.changes);
      after = { due: last.sharing.due, id: last.id };
      if (outcome.changes.length === 0 && dialogs.length < limit) {
        looks.set(ruleId, { picture, upTo: last.sharing.due, at: performance.now() });
      }
      if (dialogs.length < limit) return;
      tries = 0;
      limit = AT_ONCE;
    }
  }

  function tell(changes: readonly Changes[]): void {
    for (const one of changes) deps.committed(one);
  }

  return {
    wake,
    start() {
      timer = setInterval(wake, deps.sweepMs);
      wake();
    },
    async stop() {
      stopped = true;
      if (timer) clearInterval(timer);
      await running;
    },
  };
}

function placeOf(look: Look | undefined, picture: string): { due: Date; id: string } | undefined {
  if (!look || look.picture !== picture || performance.now() - look.at > LOOK_AGAIN_MS) return undefined;
  return { due: new Date(look.upTo.getTime() - OVERLAP_MS), id: '' };
}
