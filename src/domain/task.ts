import { z } from 'zod';

export const Task = z.object({
  id: z.string(),
  dialogId: z.string(),
  contactId: z.string(),
  kind: z.enum(['call', 'meeting', 'custom']),
  title: z.string(),
  due: z.date(),
  assigneeId: z.string().nullable(),
  done: z.boolean(),
  createdAt: z.date(),
});
export type Task = z.infer<typeof Task>;
