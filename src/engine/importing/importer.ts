import { type ContactImport, NOTHING_COUNTED } from '../../domain/contacts/import.ts';
import { claimImport, noteProgress } from '../../store/contacts/imports.ts';
import { isOutage } from '../../store/is-outage.ts';
import { goThrough } from './go-through.ts';
import { IMPORT_LEASE_MS, type ImporterDeps } from './importer-deps.ts';

export interface Importer {
  /** Something has been asked for: no need to wait for the next look. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 2_000;

/** Checks and writes imported files in the background, one at a time in each process. */
export function createImporter(deps: ImporterDeps): Importer {
  const { store, clock, owner, log } = deps;
  const stopping = new AbortController();
  let timer: ReturnType<typeof setInterval> | undefined;
  let working: Promise<void> | null = null;

  async function workOff(): Promise<void> {
    while (!stopping.signal.aborted) {
      const work = await claimImport(store, owner, clock.now(), IMPORT_LEASE_MS);
      if (!work) return;
      await goOn(work);
    }
  }

  async function goOn(work: ContactImport): Promise<void> {
    try {
      await goThrough(deps, work, stopping.signal);
    } catch (error) {
      log.error({ err: error, importId: work.id }, 'an import stopped');
      // Without the database nothing can be noted: the lease runs out, and somebody goes on.
      if (isOutage(error)) return;
      await noteProgress(store, work, {
        state: 'failed',
        problem: 'The import stopped by an error of the program; the log tells more. Start it again to go on.',
        finishedAt: clock.now(),
        ...(work.state === 'checking' && { counts: NOTHING_COUNTED }),
      });
    }
  }

  const wake = (): void => {
    if (working || stopping.signal.aborted) return;
    working = workOff()
      .catch((error: unknown) => log.warn({ err: error }, 'imports could not be looked for'))
      .finally(() => {
        working = null;
      });
  };

  return {
    wake,
    start() {
      timer = setInterval(wake, LOOK_EVERY_MS);
      wake();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await working;
    },
  };
}
