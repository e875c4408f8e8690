import type { Request } from 'express';
import type { FileRow } from '../../store/message-files/file-row.ts';
import { takeFile } from '../../store/message-files/uploads.ts';
import type { RouteDeps } from '../app-deps.ts';
import { type Problem, problem } from '../problem.ts';

/** So long a file waits to be sent with a message. */
const KEPT_UNSENT_MS = 24 * 3_600_000;
/** An upload that pauses for so long is given up. */
const IDLE_MS = 30_000;

interface Whose {
  operatorId: string | null;
  threadId: string | null;
}

/** Takes the body of a request as a file, a piece at a time; its name comes as `X-File-Name`, percent-encoded. */
export async function takeBody(
  { store, files, config, clock }: Pick<RouteDeps, 'store' | 'files' | 'config' | 'clock'>,
  request: Request,
  whose: Whose,
): Promise<{ kind: 'kept'; row: FileRow } | Problem> {
  const mostBytes = config.FILES_MOST_MB * 1024 * 1024;
  const tooLarge = () =>
    problem('too-large', `A file may have at most ${config.FILES_MOST_MB} MB. Send a smaller one, or a link to it.`, {
      headers: { connection: 'close' },
    });
  if (Number(request.get('content-length') ?? 0) > mostBytes) return tooLarge();
  const now = clock.now();
  try {
    const taken = await takeFile(store, files, {
      pieces: piecesOf(request),
      mostBytes,
      name: nameOf(request),
      ...whose,
      now,
      expiresAt: new Date(now.getTime() + KEPT_UNSENT_MS),
    });
    if (taken.kind === 'too_large') return tooLarge();
    if (taken.kind === 'empty') return problem('bad-request', 'The file is empty.');
    return taken;
  } catch (error) {
    if (error instanceof CutOff || (request.destroyed && !request.complete)) {
      return problem('bad-request', 'The upload was cut off. Send the file again.', {
        headers: { connection: 'close' },
      });
    }
    throw error;
  }
}

/** Thrown when nothing more comes; never leaves this file. */
class CutOff extends Error {}

async function* piecesOf(request: Request): AsyncGenerator<Buffer> {
  const idle = () => request.destroy(new CutOff());
  let timer = setTimeout(idle, IDLE_MS);
  try {
    // The socket stays open after a refusal, so that the answer still gets through.
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      clearTimeout(timer);
      if (Buffer.isBuffer(piece)) yield piece;
      timer = setTimeout(idle, IDLE_MS);
    }
  } finally {
    clearTimeout(timer);
  }
}

function nameOf(request: Request): string | undefined {
  const told = request.get('x-file-name');
  if (told === undefined) return undefined;
  try {
    return decodeURIComponent(told).slice(0, 1_000);
  } catch {
    // Not percent-encoded: as it is.
    return told.slice(0, 1_000);
  }
}
