import { localOf } from '../../domain/booking/zone.ts';
import type { Actor } from '../../domain/event.ts';
import { isSame } from '../../domain/experiments/choose.ts';
import { clientsNeeded } from '../../domain/experiments/clients-needed.ts';
import type { Experiment } from '../../domain/experiments/experiment.ts';
import type { Results, Share } from '../../domain/experiments/results.ts';
import { sayVerdict } from '../../domain/experiments/say-verdict.ts';
import { kindOf } from '../../domain/experiments/surface.ts';
import type { Surface } from '../../domain/experiments/surfaces.ts';
import type { Verdict } from '../../domain/experiments/verdict.ts';
import type {
  ExperimentBriefView,
  ExperimentResultsView,
  ExperimentView,
  SurfaceView,
} from '../views/experiment-view.ts';

/** What is told beside the experiment itself. */
export interface Beside {
  surface: Surface | undefined;
  figures: { results: Results; verdict: Verdict } | null;
}

export function presentBrief(experiment: Experiment, { surface, figures }: Beside): ExperimentBriefView {
  const { id, hypothesis, state, goal, adopted, createdAt, startedAt, endedAt } = experiment;
  return {
    id,
    surface: experiment.surface,
    surfaceKind: kindOf(experiment.surface),
    surfaceTitle: surface?.title ?? { ru: experiment.surface, en: experiment.surface },
    hypothesis,
    state,
    goal,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    adopted,
    clients: figures?.results.soFar.reduce((sum, { clients }) => sum + clients, 0) ?? 0,
    verdict: figures && {
      kind: figures.verdict.kind,
      variantId: 'variantId' in figures.verdict ? figures.verdict.variantId : null,
      words: sayVerdict(figures.verdict, endedAt !== null),
    },
  };
}

export function presentExperiment(
  experiment: Experiment,
  { surface, figures }: Beside,
  { zone, nameOf }: { zone: string; nameOf(by: Actor): string | null },
): ExperimentView {
  const { variants, windowDays, guardRails, guardDays, expectedRate, leastEffect, version } = experiment;
  const weights = variants.map(({ weight }) => weight);
  return {
    ...presentBrief(experiment, { surface, figures }),
    variants,
    windowDays,
    guardRails,
    guardDays,
    expectedRate,
    leastEffect,
    version,
    file: surface?.file ?? null,
    changedSince: experiment.state === 'running' && !(surface && isSame(surface.base, experiment.base)),
    clientsNeeded: clientsNeeded({ rate: expectedRate, effect: leastEffect, weights }),
    results: figures && presentResults(figures.results, experiment.startedAt ?? experiment.createdAt, zone),
    history: experiment.history.map(({ what, at, by, why }) => ({ what, at: at.toISOString(), by: nameOf(by), why })),
  };
}

const DAY_MS = 86_400_000;

function presentResults(results: Results, startedAt: Date, zone: string): ExperimentResultsView {
  const dateOf = (day: number) => localOf(new Date(startedAt.getTime() + day * DAY_MS), zone).date;
  const { soFar, settled, comparisons, rails, ratio, alpha } = results;
  return {
    soFar: soFar.map(presentShare),
    settled: settled.map(presentShare),
    comparisons: comparisons.map(({ variantId, standings }) => {
      const { difference, low, high, p } = standings.at(-1) ?? { difference: null, low: -1, high: 1, p: 1 };
      const series = standings.map(({ day, p: _p, ...standing }) => ({ date: dateOf(day), ...standing }));
      return { variantId, difference, low, high, p, confidence: 1 - alpha, series };
    }),
    rails: rails.map(({ shares, ...rail }) => ({ ...rail, shares: shares.map(presentShare) })),
    ratio,
  };
}

const presentShare = ({ variantId, clients, hits }: Share) => ({
  variantId,
  clients,
  hits,
  share: clients > 0 ? hits / clients : null,
});

export function presentSurface(
  { id, kind, title, value, names, file }: Surface,
  running: ReadonlyMap<string, string>,
): SurfaceView {
  return { id, kind, title, value, names: [...names], file, runningId: running.get(id) ?? null };
}
