import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads. No label carries anything of a customer. */
export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  chatMessages: Counter<'outcome'>;
  webhooks: Counter<'kind' | 'status'>;
  logins: Counter<'outcome'>;
  actions: Counter<'kind' | 'outcome'>;
  openStreams: Gauge<'stream'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'voronka_http_request_seconds',
      help: 'Time from the request to the end of the answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    chatMessages: new Counter({
      name: 'voronka_webchat_messages_total',
      help: 'Messages of the web chat by what became of them',
      labelNames: ['outcome'],
      registers,
    }),
    webhooks: new Counter({
      name: 'voronka_webhooks_total',
      help: 'Calls by messengers',
      labelNames: ['kind', 'status'],
      registers,
    }),
    logins: new Counter({
      name: 'voronka_logins_total',
      help: 'Sign-ins by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    actions: new Counter({
      name: 'voronka_actions_total',
      help: 'Actions asked for over HTTP',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    openStreams: new Gauge({
      name: 'voronka_open_streams',
      help: 'Readers of live events',
      labelNames: ['stream'],
      registers,
    }),
  };
}
