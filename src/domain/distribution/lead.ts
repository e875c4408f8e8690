import type { Locale } from '../localized.ts';
import type { ShareCause } from './sharing.ts';

/** A dialog that somebody has to get, with what a rule asks of it. */
export interface Lead {
  dialogId: string;
  contactId: string;
  tags: readonly string[];
  locale: Locale;
  since: Date;
  cause: ShareCause;
  /** Who has had it and did not accept. */
  tried: readonly string[];
  /** Whom this contact knows: who led it last. */
  known: string | null;
  /** In whose count of this very rule it stands; it is taken out of it when somebody else gets it. */
  counted: string | null;
  /** Who leads it now, although no more there. */
  holder: string | null;
  /** Somebody else has taken it: only its count is given back. */
  returned: boolean;
}
