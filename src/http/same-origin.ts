import type { Request } from 'express';

/**
 * False when a browser says that a page of another site makes the request. Requests without such a word come from programs;
 * a page cannot leave it out, nor send JSON to another site unasked.
 */
export function isSameOrigin(request: Request, publicUrl: string | undefined): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  if (origin === undefined) return true;
  const own = [`${request.protocol}://${request.get('host') ?? ''}`, ...(publicUrl ? [new URL(publicUrl).origin] : [])];
  return own.includes(origin);
}
