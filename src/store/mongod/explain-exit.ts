import type { MongodExit } from './spawn-mongod.ts';

export type ExitCause =
  | { kind: 'port-taken' }
  /** Another mongod has the data files open. */
  | { kind: 'folder-in-use' }
  /** Only a person can help; `hint` says how, or is null when the log has to speak for itself. */
  | { kind: 'hopeless'; hint: string | null };

// The first match counts: WiredTiger reports a file format that is too new as "Permission denied", too.
const HINTS: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [
    /UPGRADE PROBLEM|Wrong mongod version|[Ii]nvalid feature ?[Cc]ompatibility|featureCompatibilityVersion document|unsupported WiredTiger (source )?file version/,
    'The data folder was written by another version of MongoDB than the one found now. Use the version that created it (or the one that follows it), or choose another DATA_DIR.',
  ],
  [
    /No space left on device|Insufficient free space|ENOSPC/,
    'The disk is full. Free some space, or set DATA_DIR to a folder on another disk.',
  ],
  [
    /Permission denied|Read-only file system|IllegalOperation.*Attempted to create a lock file on a read-only/,
    'This user may not write the data folder. Fix its owner and rights, or choose another DATA_DIR.',
  ],
  [
    /error while loading shared libraries|GLIBC_|not found \(required by/,
    'This mongod binary does not fit this system. Install MongoDB 6.0 or newer from your system’s packages, or set MONGODB_URI.',
  ],
  [/unrecognised option|Error parsing command line|Unknown --setParameter/, 'mongod does not know one of its options.'],
];

/** Tells why mongod ended before it was ready, from how it ended and what it wrote. Pure. */
export function explainExit(exit: MongodExit, log: string): ExitCause {
  if (/DBPathInUse|Unable to lock the lock file/.test(log)) return { kind: 'folder-in-use' };
  if (/Address already in use/.test(log)) return { kind: 'port-taken' };
  if (exit.error) return { kind: 'hopeless', hint: `The binary can't be run: ${exit.error.message}.` };
  if (exit.signal === 'SIGILL') {
    return {
      kind: 'hopeless',
      hint: 'MongoDB 5.0 and newer need a processor with AVX. Set MONGODB_URI to a MongoDB on another machine.',
    };
  }
  if (exit.signal === 'SIGKILL') {
    return { kind: 'hopeless', hint: 'Something killed it, as the system does when memory runs out.' };
  }
  return { kind: 'hopeless', hint: HINTS.find(([pattern]) => pattern.test(log))?.[1] ?? null };
}
