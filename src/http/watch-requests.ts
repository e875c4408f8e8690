import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** Told so often that they would drown the rest. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Gives each request an id, and leaves one log line and one measurement of it. Addresses are logged as their route, never as
 * they came: queries, webhook paths, headers and bodies hold secrets and personal data.
 */
export function watchRequests(log: Logger, metrics: Metrics, newId: () => string): RequestHandler {
  return (request, response, next) => {
    const id = newId();
    const began = process.hrtime.bigint();
    response.set('x-request-id', id);
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      const { method } = request;
      const route = routeOf(request);
      const status = response.statusCode;
      const isStream = response.get('content-type')?.startsWith('text/event-stream') ?? false;
      // An open stream lasts as long as its reader likes; that says nothing about us.
      if (!isStream) metrics.requests.observe({ method, route, status }, seconds);
      const level = status >= 500 ? 'error' : QUIET.has(route) ? 'debug' : 'info';
      log[level]({ request: id, method, route, status, ms: Math.round(seconds * 1000) }, 'request');
    });
    next();
  };
}

function routeOf(request: Request): string {
  const path: unknown = request.route?.path;
  return typeof path === 'string' ? path : 'other';
}
