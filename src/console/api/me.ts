import { queryOptions } from '@tanstack/react-query';
import type { MeView } from '../../http/views/me-view.ts';
import { keys } from './keys.ts';
import { statusOf } from './problem.ts';
import { request } from './request.ts';

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({ queryKey: keys.me, queryFn: fetchMe, staleTime: 5 * 60_000 });

async function fetchMe(): Promise<MeView | null> {
  try {
    return await request<MeView>('/api/v1/me');
  } catch (error) {
    if (statusOf(error) === 401) return null;
    throw error;
  }
}

export function signIn(credentials: { email: string; password: string }): Promise<unknown> {
  return request('/api/auth/sign-in/email', { method: 'POST', body: credentials });
}

export function signOut(): Promise<unknown> {
  return request('/api/auth/sign-out', { method: 'POST', body: {} });
}
