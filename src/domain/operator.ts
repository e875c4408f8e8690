import { z } from 'zod';

export const Role = z.enum(['owner', 'admin', 'operator', 'viewer']);
export type Role = z.infer<typeof Role>;

/** A person of the team. */
export const Teammate = z.object({ id: z.string(), name: z.string(), role: Role });
export type Teammate = z.infer<typeof Teammate>;
