import { z } from 'zod';
import type { IncomingFile } from '../../domain/files/file.ts';
import type { FetchOutcome } from '../../engine/ports.ts';
import { readAtMost } from '../../net/read-at-most.ts';
import type { BotApi } from './bot-api.ts';
import type { Failure } from './failure.ts';

const Found = z.object({
  /** Below the bot's own folder: only such paths are asked for. */
  file_path: z
    .string()
    .regex(/^(?!.*\.\.)[\w./@-]+$/u)
    .optional(),
  file_size: z.number().optional(),
});

export interface FetchParts {
  api: BotApi;
  token: string;
  apiRoot: string;
  deadlineMs: number;
}

/**
 * Fetches a file by its `file_id`: Telegram names a path, good for an hour, and gives the bytes there. The address carries the bot's token,
 * so it is told to nobody. https://core.telegram.org/bots/api#getfile
 */
export async function fetchFile(
  { api, token, apiRoot, deadlineMs }: FetchParts,
  { handle }: IncomingFile,
  { mostBytes, signal }: { mostBytes: number; signal: AbortSignal },
): Promise<FetchOutcome> {
  const answer = await api.call('getFile', { file_id: handle }, { deadlineMs, signal });
  if (!answer.ok) return failedOf(answer.failure);
  const found = Found.safeParse(answer.result);
  if (!found.success || found.data.file_path === undefined) {
    return { kind: 'gone', reason: 'Telegram names no address of the file' };
  }
  const { file_path, file_size } = found.data;
  if (file_size !== undefined && file_size > mostBytes) return { kind: 'too_large', bytes: file_size };
  try {
    const response = await fetch(`${apiRoot.replace(/\/$/u, '')}/file/bot${token}/${file_path}`, {
      redirect: 'error',
      signal,
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      const reason = `Telegram answered ${response.status} for the file`;
      return response.status >= 500 || response.status === 429 ? { kind: 'retry', reason } : { kind: 'gone', reason };
    }
    const bytes = await readAtMost(response.body, mostBytes);
    return bytes === null ? { kind: 'too_large' } : { kind: 'fetched', bytes };
  } catch {
    return { kind: 'retry', reason: 'the file could not be fetched from Telegram' };
  }
}

function failedOf(failure: Failure): FetchOutcome {
  const { reason } = failure;
  switch (failure.kind) {
    case 'throttled':
      return { kind: 'retry', reason, afterMs: failure.afterMs };
    case 'refused':
      // "Bad Request: file is too big" is beyond 20 MB.
      return /too big/iu.test(reason) ? { kind: 'too_large' } : { kind: 'gone', reason };
    case 'unauthorized':
    case 'conflict':
    case 'unreachable':
      return { kind: 'retry', reason };
  }
}
