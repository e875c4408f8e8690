import type { Capabilities } from '../domain/capabilities/capabilities.ts';
import type { Channel, FetchOutcome } from '../engine/ports.ts';

type FetchFile = NonNullable<Channel['fetchFile']>;

/** Fetches files as far as the provider lets us: one that is told to be larger is not asked for. */
export function fetchWithin({ fetchBytes }: Pick<Capabilities, 'fetchBytes'>, fetchFile: FetchFile): FetchFile {
  return async (file, limits): Promise<FetchOutcome> => {
    const mostBytes = Math.min(limits.mostBytes, fetchBytes);
    if (file.bytes !== undefined && file.bytes > mostBytes) return { kind: 'too_large', bytes: file.bytes };
    return fetchFile(file, { ...limits, mostBytes });
  };
}
