import type { LeadFacts } from '../../src/domain/bitrix/lead-facts.ts';
import { buildBusiness } from './build-business.ts';
import { buildContact } from './build-contact.ts';
import { buildDialog } from './build-dialog.ts';

/** Anna from Instagram, who has left her phone and booked nothing. */
export const buildLeadFacts = (overrides: Partial<LeadFacts> = {}): LeadFacts => ({
  business: buildBusiness(),
  dialog: buildDialog({ origin: { source: 'instagram_may', utm: { utm_source: 'ig', campaign: 'may' } } }),
  contact: buildContact({ name: 'Анна', phone: '+79281234567' }),
  visit: null,
  fields: [],
  team: [],
  home: 'https://bot.example',
  ...overrides,
});
