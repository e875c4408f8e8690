import type { IncomingContent } from '../../../src/domain/incoming.ts';
import type { DeliveryReport } from '../../../src/engine/ports.ts';

/** One webhook call in the form of its provider's documentation, with values of our own, and what it is to us. */
export interface Recorded {
  what: string;
  /** The page of the documentation. */
  from: string;
  body: object;
  becomes:
    | { content: Partial<IncomingContent> & Pick<IncomingContent, 'kind'> }
    | { aside: RegExp }
    | { report: Partial<DeliveryReport> };
}
