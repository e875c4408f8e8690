/** Two tabs that begin at once begin one talk. Browsers without locks keep the one that was kept last. */
export function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('voronka.chat', work) : work();
}
