import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { Role } from '../../domain/operator.ts';

/** Who is asking, and what the console needs to know of the business at once. */
export const MeView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    business: z.object({ name: Localized, timezone: z.string(), currency: z.string() }),
    intents: z.array(z.string()),
    team: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'Me' });
export type MeView = z.infer<typeof MeView>;
