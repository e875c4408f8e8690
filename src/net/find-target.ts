import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** An address that may be called, with the IPs that were checked: the connection goes to them and to no others. */
export type Target =
  | { kind: 'target'; url: URL; addresses: LookupAddress[] }
  | {
      kind: 'refused';
      reason: string;
      /** Nobody could tell whom the name means, which may be another in a minute. */
      unknownHost?: true;
    };

export interface TargetDeps {
  /** All addresses of a host name; rejects when there are none. */
  resolve(host: string): Promise<LookupAddress[]>;
  /** Addresses that may be called although they are not public. */
  allow(address: string): boolean;
}

/**
 * Decides whether an address that somebody else has named may be called, so that nobody makes our server ask its own network (SSRF). Every address of
 * the name has to pass: one private among public ones is a trick. Never throws.
 */
export async function findTarget(text: string, { resolve, allow }: TargetDeps): Promise<Target> {
  if (!URL.canParse(text)) return refused('is not a URL like https://example.org/hook');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('must begin with https:// or http://');
  if (url.username || url.password) return refused('must not hold a user name or password');
  const addresses = await addressesOf(url.hostname, resolve);
  if (addresses.length === 0)
    return { ...refused(`has a host name that is not found: ${url.hostname}`), unknownHost: true };
  const closed = addresses.find(({ address }) => !isPublicAddress(address) && !allow(address));
  if (closed) return refused('leads to an address that is not public');
  return { kind: 'target', url, addresses };
}

/** The URL parser has already turned forms like 0x7f.1 or 2130706433 into dotted numbers. */
async function addressesOf(hostname: string, resolve: TargetDeps['resolve']): Promise<LookupAddress[]> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  return resolve(host).catch(() => []);
}

const refused = (reason: string) => ({ kind: 'refused' as const, reason });
