import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { isShownInline } from '../../domain/files/shown-inline.ts';
import type { FileRow } from '../../store/message-files/file-row.ts';
import type { RouteDeps } from '../app-deps.ts';
import { isReaderGone } from '../pour.ts';
import { problem, sendProblem } from '../problem.ts';
import { readRange } from './read-range.ts';

/**
 * Gives a file to whoever may have it. Only what cannot hold a script is drawn by the browser, in a frame without rights; all else is
 * saved. Parts of it may be asked for, so that films and sounds can be wound.
 */
export async function sendFile(
  { files, log }: Pick<RouteDeps, 'files' | 'log'>,
  { mime, bytes, name, place, sha256 }: FileRow & { place: string },
  { request, response, save }: { request: Request; response: Response; save: boolean },
): Promise<void> {
  const inline = isShownInline(mime) && !save;
  const etag = `"${sha256 ?? ''}"`;
  response.set({
    'content-type': inline ? mime : 'application/octet-stream',
    'content-disposition': disposition(inline ? 'inline' : 'attachment', name),
    'x-content-type-options': 'nosniff',
    // A viewer of PDF is a program of the browser's own, which a sandbox would shut out.
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'${mime === 'application/pdf' ? '' : '; sandbox'}`,
    'cache-control': 'private, max-age=3600, immutable',
    'accept-ranges': 'bytes',
    etag,
  });
  if (request.get('if-none-match') === etag) return void response.status(304).end();
  const range = readRange(request.get('range'), bytes);
  if (range === 'outside') {
    const headers = { 'content-range': `bytes */${bytes}` };
    return sendProblem(response, problem('range', 'The file is shorter than that.', { headers }));
  }
  const { start, end } = range ?? { start: 0, end: bytes };
  if (range) response.status(206).set('content-range', `bytes ${start}-${end - 1}/${bytes}`);
  response.set('content-length', String(end - start));
  if (request.method === 'HEAD') return void response.end();
  try {
    await pipeline(Readable.from(files.read(place, range ?? undefined), { objectMode: false }), response);
  } catch (error) {
    // Whoever has left has left; of anything else the connection tells by being cut.
    if (!isReaderGone(error)) log.warn({ err: error }, 'a file could not be read to its end');
    response.destroy();
  }
}

/** The name twice, as RFC 6266 has it: in letters that every program reads, and as it is. */
function disposition(type: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type}; filename="${plain}"; filename*=UTF-8''${full}`;
}
