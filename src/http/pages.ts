import { join } from 'node:path';
import express, { type Response, type Router } from 'express';

/** The customer's chat at `/`, the team's console under `/console`. */
export function pages({ console, widget }: { console: string; widget: string }): Router {
  const router = express.Router();
  router.use('/console', express.static(console, OPTIONS));
  // Every other address of the console is a screen that its script draws; a file that is not there is no screen.
  router.get(['/console', '/console/*screen'], (request, response, next) => {
    if (isFile(request.path)) return next();
    keepFresh(response);
    response.sendFile(join(console, 'index.html'), { cacheControl: false }, (error) => error && next());
  });
  router.use(express.static(widget, OPTIONS));
  return router;
}

/** Files lie at the top and under `assets`; further down a dot belongs to a name, as in `/console/intents/info.price`. */
const isFile = (path: string): boolean => /^\/console\/(?:assets\/.*|[^/]+\.\w+)$/.test(path);

const OPTIONS = {
  redirect: false,
  setHeaders(response: Response, path: string) {
    // Names under `assets` hold a digest of their content, so what they name never changes.
    if (/[\\/]assets[\\/]/.test(path)) response.set('cache-control', 'public, max-age=31536000, immutable');
    else keepFresh(response);
  },
};

/** The page names the files of one build; an old page would ask for files that are gone. */
const keepFresh = (response: Response): void => void response.set('cache-control', 'no-cache');
