/** The variables of a message that are always there; custom fields come as `contact.field.<id>` and `dialog.field.<id>`. */
export const TEMPLATE_NAMES = [
  'contact.name',
  'contact.phone',
  'contact.email',
  'dialog.amount',
  'assignee.name',
  'business.name',
  'business.phone',
  'business.address',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];
