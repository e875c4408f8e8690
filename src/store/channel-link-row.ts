/** How it stands with the phone behind a session channel: written by the process that has the session, read by any. */
export interface ChannelLinkRow {
  id: string;
  state: string;
  since: Date;
  qr: string | null;
  pairingCode: string | null;
  phone: string | null;
  lastError: string | null;
  /** Bytes that the browser takes. Absent in rows of before it was watched. */
  memoryBytes?: number | null;
  /** What a person wants of the session; taken by the process that has it. */
  wanted: { kind: 'pair'; phone: string | null } | { kind: 'unlink' } | null;
}
