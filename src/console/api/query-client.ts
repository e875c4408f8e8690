import { QueryCache, QueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { statusOf } from './problem.ts';

/** Refusals are final; only trouble on the way is tried again. */
const isWorthRetrying = (failures: number, error: unknown): boolean => {
  const status = statusOf(error);
  return failures < 3 && (status === 0 || status >= 500);
};

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended anywhere ends everywhere: the gate shows the login page.
    onError: (error) => {
      if (statusOf(error) === 401) queryClient.setQueryData(keys.me, null);
    },
  }),
  defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 15_000 } },
});
