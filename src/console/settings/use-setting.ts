import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';

interface Change {
  path: string;
  method: 'POST' | 'PATCH' | 'DELETE';
  body?: object;
}

/** Changes a setting, reads its list anew, and tells why when it was refused. */
export function useSetting(key: string[]) {
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method, body }: Change) => request(`/api/v1${path}`, { method, ...(body && { body }) }),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
