import { ruContacts } from '../locales/ru-contacts.ts';

/** What a history tells; messages have their own place. */
export type Told = keyof (typeof ruContacts)['contacts']['event'];

export const toldType = (type: string): type is Told => Object.hasOwn(ruContacts.contacts.event, type);
