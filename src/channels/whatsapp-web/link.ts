/**
 * How it stands with the phone that the number lives on.
 * - `off`: nobody works on it; `starting`: the browser starts
 * - `unlinked`: a phone has to read the QR code, or be given the pairing code
 * - `ready`; `lost`: it is being connected again
 * - `refused`: WhatsApp does not want this session any more; it has to be linked anew
 */
export type LinkState = 'off' | 'starting' | 'unlinked' | 'ready' | 'lost' | 'refused';

export interface Link {
  state: LinkState;
  since: Date;
  /** What the QR code says, for a minute at most. */
  qr: string | null;
  pairingCode: string | null;
  /** E.164. */
  phone: string | null;
  lastError: string | null;
  /** Bytes that the browser takes; null while there is none, or nobody can tell. */
  memoryBytes: number | null;
}
