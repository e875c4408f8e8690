/** Lets so many through at once; the others wait in line. The function that comes back gives the permit back, once. */
export function createPermits(most: number): () => Promise<() => void> {
  const line: (() => void)[] = [];
  let taken = 0;

  function give(): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = line.shift();
      if (next) next();
      else taken -= 1;
    };
  }

  return async () => {
    if (taken < most) taken += 1;
    else await new Promise<void>((resolve) => line.push(resolve));
    return give();
  };
}
