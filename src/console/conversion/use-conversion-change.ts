import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';

interface Change {
  path: string;
  method?: 'POST' | 'PATCH';
  body: object;
}

/** Changes something about judging, reads all of it anew, and tells why when it was refused. */
export function useConversionChange<T>(onDone?: (answer: T) => void) {
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method = 'POST', body }: Change) => request<T>(`/api/v1/conversion/${path}`, { method, body }),
    onSuccess: (answer) => onDone?.(answer),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.conversionPrompt }),
  });
}
