import type { IncomingFile } from '../../domain/files/file.ts';
import { type KeptBytes, keepBytes } from '../../store/message-files/keep-bytes.ts';
import { withDeadline } from '../deadline.ts';
import type { Channel, FetchOutcome } from '../ports.ts';
import type { FilesDeps } from './files-deps.ts';

export type Fetched = KeptBytes | Extract<FetchOutcome, { kind: 'retry' | 'gone' }>;

/**
 * Fetches a customer's file from its provider and keeps it at this place, whatever it is told to be. Ends within the deadline, give or take
 * the writing; a channel that breaks its word and throws, or gives more than was asked for, is no harm.
 */
export async function fetchFile(
  { files, log }: Pick<FilesDeps, 'files' | 'log'>,
  channel: Channel,
  told: IncomingFile,
  { place, deadlineMs }: { place: string; deadlineMs: number },
): Promise<Fetched> {
  const { mostBytes, bytes } = files;
  if (!channel.fetchFile) return { kind: 'gone', reason: 'this messenger gives no files' };
  if ((told.bytes ?? 0) > mostBytes) return { kind: 'too_large' };
  const signal = AbortSignal.timeout(deadlineMs);
  let outcome: FetchOutcome;
  try {
    const asked = channel.fetchFile(told, { mostBytes, signal });
    outcome = await withDeadline(asked, deadlineMs, 'The provider did not give the file in time.');
  } catch (error) {
    log.warn({ err: error, channel: channel.id }, 'a file could not be fetched');
    return { kind: 'retry', reason: 'the provider did not give the file in time' };
  }
  if (outcome.kind !== 'fetched') return outcome.kind === 'too_large' ? { kind: 'too_large' } : outcome;
  const name = told.name ?? outcome.name;
  return keepBytes(bytes, { place, pieces: inPieces(outcome.bytes), mostBytes, told: { kind: told.kind, name } });
}

const PIECE = 256 * 1024;

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
