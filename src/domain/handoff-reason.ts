import { z } from 'zod';

/** Why a dialog waits for a person. */
export const HandoffReason = z.enum([
  'customer_request',
  'complaint',
  /** Somebody may have come to harm by what was done here. */
  'medical_risk',
  /** A court, a lawyer or an authority was named. */
  'legal_risk',
  'anger',
  /** The same question for the third time. */
  'repeated_question',
  'missing_knowledge',
  'repeated_fallback',
  'flow',
  'tool_failure',
  'unsupported_message',
  'site_request',
]);
export type HandoffReason = z.infer<typeof HandoffReason>;
