import { types } from 'node:util';

/**
 * The reason in an error, short enough for a list: its last line (where pip and the system's tools put it) and its cause
 * (where fetch puts it). Works for errors of any realm, `instanceof Error` does not.
 */
export function errorText(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const told = error.message.trim().split('\n').at(-1) ?? '';
  return types.isNativeError(error.cause) ? `${told} (${error.cause.message})` : told;
}

/** Whether this is an error with the given `code`, as the system's errors have ("ENOENT"), or MongoDB's `codeName`. */
export function hasCode(error: unknown, code: string): boolean {
  if (!types.isNativeError(error)) return false;
  return ('code' in error && error.code === code) || ('codeName' in error && error.codeName === code);
}
