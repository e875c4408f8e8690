import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type { Business } from '../domain/business/business.ts';
import { DEFAULT_RESPONDER } from '../domain/responder/responder-settings.ts';
import { fromDocument } from './document.ts';
import { liveExperiments } from './experiments/experiment-store.ts';
import type { Surroundings } from './load-situation.ts';
import type { Store } from './open-store.ts';
import { listTeam } from './queries/users.ts';
import { readBusiness, readFunnel, readLeadQuality, readResponder } from './read-setting.ts';
import { templatedPurposes } from './wa-templates/template-books.ts';

const REFRESH_MS = 5_000;

export interface LiveSurroundings {
  current(): Surroundings;
  /** Reads everything anew, now. */
  refresh(): Promise<void>;
  /** Calls with the names of what is not as it was, whoever has changed it. Returns the way to stop. */
  onChange(listener: (changed: readonly string[]) => void): () => void;
  stop(): void;
}

/** What all dialogs share, kept in memory and read anew every few seconds and on request. */
export async function watchSurroundings(
  store: Store,
  timezone: string | undefined,
  log: Logger,
): Promise<LiveSurroundings> {
  let current = await read(store, timezone);
  const listeners = new Set<(changed: readonly string[]) => void>();
  let begun = 0;
  let taken = 0;
  const refresh = async () => {
    begun += 1;
    const mine = begun;
    const now = await read(store, timezone);
    // A slow reading that began earlier must not bring older settings back.
    if (mine < taken) return;
    taken = mine;
    const before = current;
    current = asBefore(before, now);
    const changed = namesOfChanged(before, current);
    if (changed.length > 0) for (const listener of listeners) listener(changed);
  };
  const timer = setInterval(() => {
    refresh().catch((error: unknown) =>
      log.warn({ err: error }, 'settings could not be read anew; the last ones stay'),
    );
  }, REFRESH_MS);
  return {
    current: () => current,
    refresh,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => clearInterval(timer),
  };
}

function namesOfChanged(before: Surroundings, now: Surroundings): string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(now).flatMap(([name, value]) => (old.get(name) === value ? [] : name));
}

async function read(store: Store, timezone: string | undefined): Promise<Surroundings> {
  const [
    business,
    pipelines,
    triggers,
    team,
    fields,
    tags,
    taskKinds,
    plans,
    offers,
    funnel,
    leadQuality,
    rules,
    experiments,
    templated,
    responder,
  ] = await Promise.all([
    readBusiness(store),
    store.pipelines.find().toArray(),
    store.triggers.find().sort({ _id: 1 }).toArray(),
    listTeam(store),
    store.fields.find().sort({ position: 1, _id: 1 }).toArray(),
    store.tags.find().sort({ _id: 1 }).toArray(),
    store.taskKinds.find().sort({ position: 1, _id: 1 }).toArray(),
    store.plans.find().sort({ createdAt: 1, _id: 1 }).toArray(),
    store.offers.find().sort({ createdAt: 1, _id: 1 }).toArray(),
    readFunnel(store),
    readLeadQuality(store),
    store.distributionRules.find().sort({ _id: 1 }).toArray(),
    liveExperiments(store),
    templatedPurposes(store),
    readResponder(store),
  ]);
  if (!business) throw new Error('There is no business; the first start loads one.');
  const local: Business = timezone ? { ...business, timezone } : business;
  return {
    business: local,
    pipelines: pipelines.map(fromDocument),
    triggers: triggers.map(fromDocument),
    team: team.present,
    former: team.former,
    rules: rules.map((rule) => fromDocument(rule)),
    plans: plans.map(fromDocument),
    offers: offers.map(fromDocument),
    funnel,
    leadQuality,
    fields: fields.map(fromDocument),
    tags: tags.map(fromDocument),
    taskKinds: taskKinds.map(fromDocument),
    experiments,
    templated,
    responder,
  };
}

/** Keeps the very objects that have not changed: what others have worked out from them stays good. */
function asBefore(before: Surroundings, now: Surroundings): Surroundings {
  return {
    business: kept(before.business, now.business),
    pipelines: kept(before.pipelines, now.pipelines),
    triggers: kept(before.triggers, now.triggers),
    team: kept(before.team, now.team),
    former: kept(before.former, now.former),
    rules: kept(before.rules, now.rules),
    plans: kept(before.plans, now.plans),
    offers: kept(before.offers, now.offers),
    funnel: kept(before.funnel, now.funnel),
    leadQuality: kept(before.leadQuality, now.leadQuality),
    fields: kept(before.fields, now.fields),
    tags: kept(before.tags, now.tags),
    taskKinds: kept(before.taskKinds, now.taskKinds),
    experiments: kept(before.experiments, now.experiments),
    templated: kept(before.templated ?? [], now.templated ?? []),
    responder: kept(before.responder ?? DEFAULT_RESPONDER, now.responder ?? DEFAULT_RESPONDER),
  };
}

const kept = <T>(before: T, now: T): T => (isDeepStrictEqual(before, now) ? before : now);
