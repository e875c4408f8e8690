/**
 * An error meant for the owner's eyes: its message says what happened and what to do next, so a stack trace
 * would only hide it. Recognise it by `name === 'MongodStartError'`.
 */
export function startError(message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? {} : { cause });
  error.name = 'MongodStartError';
  return error;
}
