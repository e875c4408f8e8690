import type { Logger } from 'pino';
import type { Actor } from '../../domain/event.ts';
import type { Pipeline } from '../../domain/pipeline.ts';
import { heirOf, isFresh, isLeaving } from '../../domain/pipelines/removal.ts';
import { claimDuty, releaseDuty } from '../../store/duties.ts';
import type { Store } from '../../store/open-store.ts';
import { dropPipeline, dropStage } from '../../store/pipelines/drop.ts';
import { dialogsInStage } from '../../store/queries/leaving.ts';
import { listPipelines } from '../../store/queries/pipelines.ts';
import type { LiveSurroundings } from '../../store/surroundings.ts';
import type { Engine } from '../engine.ts';
import { createLanes } from '../lanes.ts';
import { createNewLimits, hasNewLimits } from './new-limits.ts';

export interface EmptierParts {
  store: Store;
  act: Engine['act'];
  settings: Pick<LiveSurroundings, 'refresh' | 'onChange'>;
  clock: { now(): Date; newId(): string };
  owner: string;
  log: Logger;
}

export interface Emptier {
  start(): void;
  stop(): Promise<void>;
}

const SWEEP_MS = 5_000;
const LEASE_MS = 30_000;
const BATCH = 200;
/** More would fill the commits that customers' messages need. */
const AT_ONCE = 20;
const KEY = 'pipelines';

/**
 * Empties stages that are being removed: moves their dialogs one by one, each with its event, and removes the stage when the last has
 * left. New limits reach those who are in their stages by the same duty. Every step looks at what is there now, so that it can be cut off anywhere and done again by any process.
 */
export function createEmptier(parts: EmptierParts): Emptier {
  const { store, clock, owner, log, settings } = parts;
  const reachAll = createNewLimits(store, clock.now);
  let stopped = false;
  let unfollow = (): void => undefined;
  const lanes = createLanes({ work, find: leavingDuties, most: 1, sweepMs: SWEEP_MS, log });

  /** One process at a time: two would only be in each other's way. */
  async function work(): Promise<void> {
    if (!(await claimDuty(store, DUTY, owner, clock.now(), LEASE_MS))) return;
    try {
      // Whoever has asked for the removal may be another process: dialogs are to be moved by what is so now.
      await settings.refresh();
      await emptyAll();
      if (!stopped) await reachAll(await listPipelines(store));
    } finally {
      await releaseDuty(store, DUTY, owner);
    }
  }

  async function leavingDuties(): Promise<readonly string[]> {
    const now = clock.now();
    const isToDo = (pipeline: Pipeline) => waysOf(pipeline, now).length > 0 || hasNewLimits(pipeline);
    return (await listPipelines(store)).some(isToDo) ? [KEY] : [];
  }

  async function emptyAll(): Promise<void> {
    const pipelines = await listPipelines(store);
    for (const way of pipelines.flatMap((pipeline) => waysOf(pipeline, clock.now()))) {
      if (stopped) return;
      await empty(pipelines, way);
    }
    for (const pipeline of pipelines) {
      if (stopped) return;
      await dropOf(pipeline);
    }
  }

  async function empty(pipelines: readonly Pipeline[], { pipelineId, stageId, to, by, why }: Way): Promise<void> {
    const heir = heirOf(pipelines, to);
    if (!heir) return;
    const action = {
      kind: 'move_stage',
      pipelineId: heir.pipeline.id,
      stageId: heir.stage.id,
      from: stageId,
      fromPipelineId: pipelineId,
      why,
    } as const;
    for (;;) {
      const ids = await dialogsInStage(store, pipelineId, stageId, BATCH);
      if (ids.length === 0) return;
      const outcomes = await inTurns(ids, (dialogId) => parts.act({ dialogId, actor: by, actions: [action] }));
      if (stopped) return;
      // Nothing of it could be moved: somebody is changing them, or the heir is not known to us yet. The next sweep tries again.
      if (outcomes.every(({ kind }) => kind !== 'done')) return;
      await claimDuty(store, DUTY, owner, clock.now(), LEASE_MS);
    }
  }

  async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
    const waiting = [...items];
    const results: R[] = [];
    const lane = async (): Promise<void> => {
      for (let item = waiting.shift(); item !== undefined && !stopped; item = waiting.shift()) {
        results.push(await work(item));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return results;
  }

  async function dropOf(pipeline: Pipeline): Promise<void> {
    const leaving = pipeline.stages.filter((stage) => stage.leaving);
    const still = await Promise.all(leaving.map(({ id }) => dialogsInStage(store, pipeline.id, id, 1)));
    const empty = leaving.filter((_, index) => still[index]?.length === 0);
    const editor = (actor: Actor) => ({ actor, now: clock.now(), newId: clock.newId });
    if (isLeaving(pipeline)) {
      const by = pipeline.stages[0]?.leaving?.by;
      if (by && empty.length === leaving.length) await dropPipeline(store, pipeline.id, editor(by));
    } else {
      for (const { id, leaving: way } of empty) if (way) await dropStage(store, pipeline.id, id, editor(way.by));
    }
    if (empty.length > 0) await settings.refresh();
  }

  return {
    start() {
      unfollow = settings.onChange((changed) => {
        if (changed.includes('pipelines')) lanes.signal(KEY);
      });
      lanes.start();
    },
    async stop() {
      stopped = true;
      unfollow();
      await lanes.stop();
    },
  };
}

const DUTY = 'empty-stages';

interface Way {
  pipelineId: string;
  stageId: string;
  to: { pipelineId: string; stageId: string };
  by: Actor;
  why: string;
}

/** What has to move where: out of stages that are leaving, and out of those that are gone, should a slow process have put something there. */
function waysOf({ id: pipelineId, stages, removed }: Pipeline, now: Date): Way[] {
  return [
    ...stages.flatMap(({ id, title, leaving }) => {
      const why = `the stage "${title.en}" was ${leaving?.how}`;
      return leaving ? [{ pipelineId, stageId: id, to: leaving, by: leaving.by, why }] : [];
    }),
    ...removed.filter(isFresh(now)).map((tomb) => ({
      pipelineId: tomb.pipelineId,
      stageId: tomb.stageId,
      to: { pipelineId, stageId: tomb.to },
      by: { kind: 'system' } as const,
      why: 'the stage was removed',
    })),
  ];
}
