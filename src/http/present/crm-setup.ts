import type { CrmSetup } from '../../domain/bitrix/crm-settings.ts';
import { FACT_KINDS, factKind, PLAIN_FACTS } from '../../domain/bitrix/lead-facts.ts';
import { mappingFlaws, missingOwnFields } from '../../domain/bitrix/mapping.ts';
import { fits } from '../../domain/bitrix/portal-value.ts';
import { type FieldDefinition, fieldsOf } from '../../domain/fields/field-definition.ts';
import type { CrmSetupView } from '../views/crm-view.ts';

/** The exchange for its owner: the address without what is secret in it, and with each field what can be put there. */
export function presentCrmSetup(
  setup: CrmSetup,
  fields: readonly FieldDefinition[],
  home: string | undefined,
): CrmSetupView {
  const { version, on, url, token, mapping, isOwnMapping, stages, fixed, portal } = setup;
  return {
    version,
    on,
    address: url === null ? null : url.replace(/[^/]+$/u, '…'),
    hasToken: token !== null,
    mapping,
    isOwnMapping,
    flaws: mappingFlaws(mapping, portal, fields),
    stages: [...stages],
    fixed: { ...fixed, fields: [...fixed.fields] },
    facts: factsOf(fields),
    missing: portal ? missingOwnFields(mapping, portal) : [],
    portal: portal && {
      user: portal.user,
      readAt: portal.readAt.toISOString(),
      fields: portal.fields.map((field) => ({
        ...field,
        takes: field.isReadOnly ? [] : FACT_KINDS.filter((kind) => fits(kind, field)),
      })),
      statuses: portal.statuses,
    },
    eventsUrl: home === undefined ? null : `${home}/webhooks/bitrix24`,
  };
}

function factsOf(fields: readonly FieldDefinition[]): CrmSetupView['facts'] {
  const plain = Object.entries(PLAIN_FACTS).map(([id, kind]) => ({ id, kind, title: null }));
  const own = (['contact', 'dialog'] as const).flatMap((on) =>
    fieldsOf(fields, on).map((field) => {
      const id = `${on}.field.${field.id}`;
      return { id, kind: factKind(id, fields) ?? 'text', title: field.title };
    }),
  );
  return [...plain, ...own];
}

/** Where a lead is shown at the portal; only the portal's name is taken from the address. */
export const leadUrl = (url: string | null, leadId: string | null): string | null =>
  url === null || leadId === null ? null : `${new URL(url).origin}/crm/lead/details/${leadId}/`;
