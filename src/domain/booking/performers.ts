import type { Business, Staff } from '../business/business.ts';

/** Who can be booked for a service: active staff with this skill, or the one named of them. Empty if nobody can. */
export function performers(business: Business, serviceId: string, staffId?: string): Staff[] {
  return business.staff.filter(
    (person) =>
      person.active && person.services.includes(serviceId) && (staffId === undefined || person.id === staffId),
  );
}
