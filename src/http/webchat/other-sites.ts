import type { RequestHandler } from 'express';
import { mayStandOn } from '../../domain/webchat/widget-settings.ts';
import { problem, sendProblem } from '../problem.ts';
import { isSameOrigin } from '../same-origin.ts';
import type { WidgetBook } from './widget-book.ts';

const METHODS = 'GET, POST';
const HEADERS = 'Authorization, Content-Type, Last-Event-ID, X-File-Name';
const READABLE = 'Retry-After, Content-Disposition';
/** How long a browser need not ask again whether it may, s. What it then asks is looked at each time all the same. */
const ASKED_SECONDS = 3_600;

/**
 * Lets the widget on other people's sites reach the web chat: visitors show a token and never a cookie, so a foreign page gets nothing that
 * its own visitor has not. A site that is not among those allowed is told so in words that its browser may read.
 */
export function otherSites(book: WidgetBook, publicUrl: string | undefined): RequestHandler {
  return async (request, response, next) => {
    const origin = request.get('origin');
    if (origin === undefined || isSameOrigin(request, publicUrl)) return next();
    response.vary('Origin');
    response.set({ 'access-control-allow-origin': origin, 'access-control-expose-headers': READABLE });
    if (request.method === 'OPTIONS' && request.get('access-control-request-method') !== undefined) {
      response.set({
        'access-control-allow-methods': METHODS,
        'access-control-allow-headers': HEADERS,
        'access-control-max-age': String(ASKED_SECONDS),
      });
      response.status(204).end();
      return;
    }
    if (mayStandOn(await book.current(), origin)) return next();
    sendProblem(
      response,
      problem('forbidden', `This chat may not stand on ${origin}: add the site under Settings → Chat on your site.`),
    );
  };
}
