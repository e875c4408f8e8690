import type { ChannelCheck } from '../../engine/ports.ts';
/** The account is the phone: how it stands with the link to it. */
export function checkLink({
  state,
  phone,
  lastError,
}: {
  state: string;
  phone: string | null;
  lastError: string | null;
}): ChannelCheck {
  const because = lastError === null ? '' : `: ${lastError}`;
  if (state === 'ready')
    return { kind: 'ok', account: phone ?? 'WhatsApp', tokenExpiresAt: null, webhook: { state: 'none' } };
  if (state === 'unlinked') return { kind: 'refused', setting: 'phone', reason: `no phone is linked${because}` };
  if (state === 'refused')
    return { kind: 'refused', setting: 'phone', reason: `WhatsApp has ended the session${because}` };
  return { kind: 'unreachable', reason: `the browser is not ready (${state})${because}` };
}
