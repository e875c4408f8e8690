import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SourceContext, SourceResult } from './binary-source.ts';
import { errorText, hasCode } from './error-text.ts';

const PROBE_TIMEOUT_MS = 10_000;

export type Probe = { kind: 'runs'; version: string } | { kind: 'absent' | 'broken'; reason: string };

/** Runs `<binary> --version`: its version ("6.0.5"), or in words why it can't be used here. */
export async function probeBinary(binary: string): Promise<Probe> {
  try {
    const { stdout } = await promisify(execFile)(binary, ['--version'], { timeout: PROBE_TIMEOUT_MS });
    const version = /db version v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    return version === undefined ? { kind: 'broken', reason: `${binary} is no mongod` } : { kind: 'runs', version };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return { kind: 'absent', reason: 'not installed' };
    return { kind: 'broken', reason: `${binary} does not run: ${errorText(error)}` };
  }
}

/** The probe of the binary at `path` as a source's result: found, unless it does not run or its version is refused. */
export function judgeProbe(probe: Probe, path: string, refuse: SourceContext['refuse']): SourceResult {
  if (probe.kind !== 'runs') return { kind: 'missing', reason: probe.reason };
  const reason = refuse(probe.version);
  return reason === null ? { kind: 'found', path, version: probe.version } : { kind: 'missing', reason };
}
