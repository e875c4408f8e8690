import type { IncomingFile } from '../../domain/files/file.ts';
import type { FetchOutcome } from '../../engine/ports.ts';
import { download } from '../../net/download.ts';

/**
 * Fetches an attachment from where Meta says that it stands. The address comes in a signed call, and is yet not trusted: https and public
 * addresses only, redirects as well. It is good for some days.
 */
export async function fetchFile(
  { handle }: IncomingFile,
  { mostBytes, signal }: { mostBytes: number; signal: AbortSignal },
  allow: ((address: string) => boolean) | undefined,
): Promise<FetchOutcome> {
  const outcome = await download(handle, { mostBytes, signal, ...(allow && { allow }) });
  if (outcome.kind !== 'downloaded') return outcome;
  const { bytes, mime } = outcome;
  return { kind: 'fetched', bytes, ...(mime !== undefined && { mime }) };
}
