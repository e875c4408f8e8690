import { z } from 'zod';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const READY_WAIT_MS = 3_000;
const RETRY_AFTER_SECONDS = 5;
const Fine = z.object({ status: z.literal('ok') });

/** For supervisors and Prometheus; the last is best kept from the outside by the proxy. */
export function healthRoutes({ engine, guards, metrics, log }: RouteDeps): Route[] {
  const common = { method: 'get', tag: 'Operation', guard: guards.anyone, takes: z.object({}) } as const;
  return [
    route({
      ...common,
      path: '/healthz',
      summary: 'The process is up',
      gives: { status: 200, schema: Fine, description: 'Up' },
      handle: () => ok({ status: 'ok' as const }),
    }),
    route({
      ...common,
      path: '/readyz',
      summary: 'Messages can be taken and decided now',
      gives: { status: 200, schema: Fine, description: 'Ready' },
      problems: [503],
      async handle() {
        const reason = await whyNotReady(engine.ready(), (error) => log.warn({ err: error }, 'Not ready'));
        if (reason === null) return ok({ status: 'ok' as const });
        return problem('unavailable', reason, { headers: { 'retry-after': `${RETRY_AFTER_SECONDS}` } });
      },
    }),
    route({
      ...common,
      path: '/metrics',
      summary: 'Figures of operation for Prometheus',
      gives: { status: 200, schema: z.string(), type: 'text/plain', description: 'Prometheus text format' },
      handle: async () => ok(await metrics.registry.metrics()),
    }),
  ];
}

async function whyNotReady(ready: Promise<boolean>, tell: (error: unknown) => void): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, READY_WAIT_MS, 'late');
  });
  try {
    const answer = await Promise.race([ready, late]);
    if (answer === 'late') return 'The database does not answer in time.';
    return answer ? null : 'The database does not answer or the workers do not run.';
  } catch (error) {
    tell(error);
    return 'The database does not answer.';
  } finally {
    clearTimeout(timer);
  }
}
