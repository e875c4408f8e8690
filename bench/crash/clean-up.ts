export interface CleanUp {
  /** Steps run once, the last one first, when the process ends in whatever way; they must be synchronous. */
  add(step: () => void): void;
}

/** Leaves nothing behind: neither processes nor folders, also after Ctrl-C or an error. */
export function cleanUpAtExit(): CleanUp {
  const steps: (() => void)[] = [];
  process.once('exit', () => {
    for (const step of steps.reverse()) {
      try {
        step();
      } catch (error) {
        process.stderr.write(`clean-up: ${String(error)}\n`);
      }
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  return { add: (step) => void steps.push(step) };
}
