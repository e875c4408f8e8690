import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/** A site that loads it gets changes within minutes, and waits for none. */
const CACHE = 'public, max-age=300, stale-while-revalidate=86400';

interface Script {
  etag: string;
  plain: Buffer;
  gzip: Buffer;
  br: Buffer;
}

/** The one script that other people's sites include, packed once and handed to any site. */
export function widgetScript(folder: string): RequestHandler {
  let made: Promise<Script> | null = null;
  return async (request, response, next) => {
    made ??= pack(join(folder, 'widget.js'));
    const script = await made.catch(() => null);
    if (script === null) {
      made = null;
      return next();
    }
    const wanted = request.acceptsEncodings(['br', 'gzip']);
    const encoding = wanted === 'br' || wanted === 'gzip' ? wanted : null;
    response.vary('Accept-Encoding');
    const etag = `"${script.etag}${encoding ? `-${encoding}` : ''}"`;
    response.set({
      'cache-control': CACHE,
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      // Sites that pin the script or ask for it by CORS may read it: it is the same for all.
      'access-control-allow-origin': '*',
      etag,
    });
    if (request.get('if-none-match')?.includes(etag)) {
      response.status(304).end();
      return;
    }
    if (encoding) response.set('content-encoding', encoding);
    response.end(encoding ? script[encoding] : script.plain);
  };
}

async function pack(path: string): Promise<Script> {
  const plain = await readFile(path);
  const [zipped, br] = await Promise.all([promisify(gzip)(plain, { level: 9 }), promisify(brotliCompress)(plain)]);
  const etag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { etag, plain, gzip: zipped, br };
}
