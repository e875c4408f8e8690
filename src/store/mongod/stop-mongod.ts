import { isAlive, waitForEnd } from './mongod-process.ts';
import { withServer } from './server-session.ts';

// Together below the 5 s in which Ctrl-C has to end everything.
const COMMAND_MS = 2_500;
const SIGTERM_MS = 1_000;
const SIGKILL_MS = 500;

export type StopOutcome = 'gone already' | 'command' | 'sigterm' | 'sigkill' | 'still running';

/**
 * Ends a mongod: by its shutdown command, else by SIGTERM, else by SIGKILL (which its journal survives). Returns within
 * 4 s how it went; never throws. Do not call it with a process id that may have been taken over by another program.
 */
export async function stopMongod(port: number, pid: number): Promise<StopOutcome> {
  if (!isAlive(pid)) return 'gone already';
  // It closes the connection instead of answering, so the outcome shows in the process only.
  const asked = withServer(port, COMMAND_MS, (client) =>
    client.db('admin').command({ shutdown: 1, force: true, timeoutSecs: 0 }),
  ).catch(() => undefined);
  const ended = await waitForEnd(pid, COMMAND_MS);
  if (ended) {
    await asked;
    return 'command';
  }
  return endBySignal(pid);
}

/** SIGTERM, then SIGKILL. */
export async function endBySignal(pid: number): Promise<'sigterm' | 'sigkill' | 'still running'> {
  if (await signalAndWait(pid, 'SIGTERM', SIGTERM_MS)) return 'sigterm';
  return (await signalAndWait(pid, 'SIGKILL', SIGKILL_MS)) ? 'sigkill' : 'still running';
}

async function signalAndWait(pid: number, signal: NodeJS.Signals, limitMs: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return !isAlive(pid);
  }
  return waitForEnd(pid, limitMs);
}
