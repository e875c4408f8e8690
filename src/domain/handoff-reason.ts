import { z } from 'zod';

/** Why a dialog waits for a person. */
export const HandoffReason = z.enum([
  'customer_request',
  'complaint',
  'missing_knowledge',
  'repeated_fallback',
  'flow',
  'tool_failure',
  'unsupported_message',
  'site_request',
]);
export type HandoffReason = z.infer<typeof HandoffReason>;
