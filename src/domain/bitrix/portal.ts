import { z } from 'zod';

/** One field of the portal's leads, as `crm.lead.fields` tells of it. */
export const PortalField = z.object({
  /** `TITLE`, `UF_CRM_1699999999` */
  name: z.string(),
  title: z.string(),
  /** `string`, `datetime`, `enumeration`, `crm_status`, … */
  type: z.string(),
  isReadOnly: z.boolean(),
  isMultiple: z.boolean(),
  /** What can be chosen, where the field is a choice. */
  items: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
});
export type PortalField = z.infer<typeof PortalField>;

/** A status of a lead: `NEW`, "Не обработан". */
export const PortalStatus = z.object({
  id: z.string(),
  title: z.string(),
  /** P: in work, S: won, F: lost. */
  semantics: z.string().nullable(),
});
export type PortalStatus = z.infer<typeof PortalStatus>;

/** What was read from a portal: whoever its address acts for, the fields of its leads, and where leads go through. */
export const Portal = z.object({
  /** In whose name its address acts. */
  user: z.string(),
  fields: z.array(PortalField),
  statuses: z.array(PortalStatus),
  readAt: z.date(),
});
export type Portal = z.infer<typeof Portal>;
