/** Whether somebody looks at this page; a page in the background holds no connection open, of which a browser has few. */
export const isHidden = (): boolean => document.visibilityState === 'hidden';

/** Waits; somebody who looks again ends the wait early. */
export function restUntilSeen(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', check);
      resolve();
    };
    const check = (): void => {
      if (!isHidden()) done();
    };
    const timer = setTimeout(done, ms);
    document.addEventListener('visibilitychange', check);
  });
}

/** Calls when nobody has looked for that long. Returns the way to stop. */
export function onUnseen(ms: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = (): void => {
    clearTimeout(timer);
    if (isHidden()) timer = setTimeout(act, ms);
  };
  document.addEventListener('visibilitychange', check);
  check();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', check);
  };
}
