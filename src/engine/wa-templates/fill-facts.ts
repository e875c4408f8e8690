import { visitOfLead } from '../../domain/bitrix/visit-of-lead.ts';
import type { Business } from '../../domain/business/business.ts';
import type { Dialog } from '../../domain/dialog.ts';
import { inLocale } from '../../domain/localized.ts';
import type { FillFacts } from '../../domain/wa-templates/fit.ts';
import { fromDocument } from '../../store/document.ts';
import type { Store } from '../../store/open-store.ts';

/** What is known for the variables of a template: of the customer, the visit that the dialog is about, and the business. */
export async function fillFacts(
  store: Store,
  business: Business,
  dialog: Pick<Dialog, 'id' | 'contactId' | 'locale'>,
  text: string,
): Promise<FillFacts> {
  const { id: dialogId, contactId, locale } = dialog;
  const [contact, visits] = await Promise.all([
    store.contacts.findOne({ _id: contactId }),
    store.appointments.find({ contactId, dialogId }).sort({ start: -1 }).toArray(),
  ]);
  const visit = visitOfLead(visits.map(fromDocument));
  const service = business.services.find(({ id }) => id === visit?.serviceId);
  const person = business.staff.find(({ id }) => id === visit?.staffId);
  return {
    text,
    name: contact?.name ?? null,
    service: service ? inLocale(service.title, locale) : null,
    staff: person ? inLocale(person.name, locale) : null,
    visitAt: visit?.start ?? null,
    address: inLocale(business.address, locale),
    business: inLocale(business.name, locale),
    phone: business.phone,
    zone: business.timezone,
    locale,
  };
}
