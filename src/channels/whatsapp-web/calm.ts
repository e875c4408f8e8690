/**
 * Puts a method of a library that calls it without waiting for its end under guard: how it fails is told, and nobody is left with a
 * rejection that would end the process. What `failed` throws goes to whoever waits after all. A method that is not there (any more) is
 * left alone.
 */
export function calm(target: object, name: string, failed: (error: unknown) => void): void {
  const method: unknown = Reflect.get(target, name);
  if (typeof method !== 'function') return;
  Reflect.set(target, name, async (...given: unknown[]): Promise<unknown> => {
    try {
      return await Reflect.apply(method, target, given);
    } catch (error) {
      return failed(error);
    }
  });
}
