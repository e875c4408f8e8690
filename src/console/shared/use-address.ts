import { useLocation, useSearchParams } from 'react-router';

/** What has been asked for since the page was last drawn; there is one address. */
let asked: { since: string; params: URLSearchParams } | null = null;

/** The address's query, and a way to change some of it: empty values are left out, and "back" does not stop at each change. */
export function useAddress(): [URLSearchParams, (change: Readonly<Record<string, string | undefined>>) => void] {
  const [params, setParams] = useSearchParams();
  const { key } = useLocation();
  const change = (next: Readonly<Record<string, string | undefined>>): void => {
    // Two changes before the page is drawn again: the second must not undo the first, which `params` does not have yet.
    const wanted = new URLSearchParams(asked?.since === key ? asked.params : params);
    for (const [name, value] of Object.entries(next)) {
      if (value) wanted.set(name, value);
      else wanted.delete(name);
    }
    asked = { since: key, params: wanted };
    setParams(wanted, { replace: true });
  };
  return [params, change];
}
