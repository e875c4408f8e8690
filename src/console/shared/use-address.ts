import { useSearchParams } from 'react-router';

/** The address's query, and a way to change some of it: empty values are left out, and "back" does not stop at each change. */
export function useAddress(): [URLSearchParams, (change: Readonly<Record<string, string | undefined>>) => void] {
  const [params, setParams] = useSearchParams();
  const change = (next: Readonly<Record<string, string | undefined>>): void =>
    setParams(
      (old) => {
        for (const [name, value] of Object.entries(next)) {
          if (value) old.set(name, value);
          else old.delete(name);
        }
        return old;
      },
      { replace: true },
    );
  return [params, change];
}
