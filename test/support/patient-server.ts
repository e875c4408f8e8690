import { createServer, type RequestListener, type Server } from 'node:http';

/**
 * A server that never ends an idle connection before its callers do. Node's own gives up after five seconds; on a machine that was busy
 * then, a caller has not seen it yet and loses the request that it sends.
 */
export const createPatientServer = (listener: RequestListener): Server =>
  createServer({ keepAliveTimeout: 600_000 }, listener);
