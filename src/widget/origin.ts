import type { Origin } from '../domain/incoming.ts';

/** Lead source and UTM labels from the page's own address: `?utm_source=vk&source=qr-mirror`. */
export function readOrigin(search: string): Origin {
  const query = new URLSearchParams(search);
  const labels = [...query].filter(([name, value]) => name.startsWith('utm_') && value !== '');
  const utm = Object.fromEntries(labels.map(([name, value]) => [name.slice(0, 40), value.slice(0, 200)]));
  const source = query.get('source')?.slice(0, 200);
  return { ...(labels.length > 0 ? { utm } : {}), ...(source ? { source } : {}) };
}
