import { localOf } from '../../domain/booking/zone.ts';
import { reserveTokens } from '../../store/conversion/token-budget.ts';
import type { FileRow } from '../../store/message-files/file-row.ts';
import { noteTranscript, readWhole } from '../../store/message-files/waiting-files.ts';
import type { FilesDeps } from './files-deps.ts';

/** A voice note's bytes in a second, at the least: who does not tell how long it is pays for the longest that it can be. */
const BYTES_A_SECOND = 1_500;
/** And at the most: a length is told by the sender's program, and a file of many megabytes that tells one second is paid for by its weight. */
const MOST_BYTES_A_SECOND = 20_000;
/** What providers take at once. */
const MOST_BYTES = 25 * 1024 * 1024;

/**
 * The words of a kept voice note, or null when nobody can tell them: no key, too long, the day's budget spent, the provider down. What was
 * paid for is noted with the file, so that whoever tries again has it for nothing.
 */
export async function listen(
  { store, files, surroundings, now, log }: FilesDeps,
  { id, place, bytes, mime, seconds, transcript }: FileRow,
  { deadlineMs, longestSeconds }: { deadlineMs: number; longestSeconds: number },
): Promise<string | null> {
  if (transcript !== undefined) return transcript;
  const length = Math.ceil(Math.max(seconds ?? bytes / BYTES_A_SECOND, bytes / MOST_BYTES_A_SECOND));
  if (!files.transcriber || place === null || length > longestSeconds || bytes > MOST_BYTES) return null;
  const { date } = localOf(now(), surroundings().business.timezone);
  const reservation = { date, tokens: length, limit: files.speechSecondsADay, now: now(), purpose: 'speech' };
  if (!(await reserveTokens(store, reservation))) {
    log.warn({ seconds: length }, 'a voice note is not listened to: the minutes of the day are spent');
    return null;
  }
  const whole = await readWhole(files.bytes, place).catch((error: unknown) => {
    log.error({ err: error, fileId: id }, 'a voice note that was kept cannot be read');
    return null;
  });
  if (!whole) return null;
  const heard = await files.transcriber.transcribe({ bytes: whole, mime }, deadlineMs);
  if (heard.kind === 'failed') return null;
  await noteTranscript(store, id, heard.text);
  return heard.text;
}
