import { Gauge } from 'prom-client';
import { measure } from '../domain/analytics/measure.ts';
import { KPIS } from '../domain/kpi/registry.ts';
import { readingOf } from '../store/analytics/reading.ts';
import type { RouteDeps } from './app-deps.ts';

const DAYS = 7;
const DAY_MS = 86_400_000;
/** Prometheus asks every few seconds, several of them maybe. */
const KEPT_MS = 30_000;
/** It must not wait for a database that is away: it gets the figures of before. */
const PATIENCE_MS = 1_000;

/** Adds the figures of the last seven days to what Prometheus reads: those of the registry, as they are defined there. */
export function measureFigures({ books, surroundings, clock, metrics, log }: RouteDeps): void {
  const registers = [metrics.registry];
  let counting: Promise<void> | null = null;
  let countedAt = Number.NEGATIVE_INFINITY;
  const values = new Gauge({
    name: 'voronka_kpi',
    help: `Figures of the last ${DAYS} days by id, in their own unit (seconds, share of 1, points, number, money)`,
    labelNames: ['id'],
    registers,
    collect: counted,
  });
  const samples = new Gauge({
    name: 'voronka_kpi_of',
    help: 'What each figure was counted from: few say little',
    labelNames: ['id'],
    registers,
    collect: counted,
  });

  async function count(): Promise<void> {
    const to = clock.now();
    const from = new Date(to.getTime() - DAYS * DAY_MS);
    const opened = await books.open({ from, to, narrowing: {}, withSpam: false }, readingOf(surroundings()));
    for (const kpi of KPIS) {
      const { value, denominator } = measure(opened.books, kpi);
      // What was not measured is absent, and not a zero.
      if (value === null) values.remove(kpi.id);
      else values.set({ id: kpi.id }, value);
      samples.set({ id: kpi.id }, denominator ?? 0);
    }
    countedAt = performance.now();
  }

  /** Both gauges are asked side by side: one count is for both, and for whoever asks in the next half minute. */
  async function counted(): Promise<void> {
    if (performance.now() - countedAt < KEPT_MS) return;
    counting ??= count()
      .catch((error: unknown) => log.warn({ err: error }, 'the figures for Prometheus could not be counted'))
      .finally(() => {
        counting = null;
      });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([counting, late]);
    clearTimeout(timer);
  }
}
