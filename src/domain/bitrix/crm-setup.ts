import type { CrmSettings, CrmSetup, StageRule } from './crm-settings.ts';
import { isPlainFact, type PlainFact } from './lead-facts.ts';
import { type LeadMapping, suggestMapping } from './mapping.ts';

/** What the environment says of the exchange; absent where it says nothing. */
export interface CrmEnvironment {
  url?: string | undefined;
  token?: string | undefined;
  /** `CONVERTED=visited,JUNK=sales/not_a_request` */
  stages?: string | undefined;
  /** `source=UF_CRM_17,confirmed=UF_CRM_18` */
  fields?: string | undefined;
}

/** The names that the environment has for facts, where they differ from ours. */
const ENVIRONMENT_NAMES: Readonly<Record<string, PlainFact>> = { visitAt: 'visit_at', noShow: 'no_show' };

/** The exchange as it is in force. `opened`: what is sealed in the settings, readable. */
export function crmSetup(
  settings: CrmSettings,
  opened: { url: string | null; token: string | null },
  environment: CrmEnvironment,
): CrmSetup {
  const url = environment.url ?? opened.url;
  const named = readNames(environment.fields);
  const chosen = settings.mapping ?? suggestMapping(settings.portal);
  return {
    version: settings.version,
    // An address in the environment has always meant that the exchange is on.
    on: url !== null && (environment.url !== undefined || settings.on),
    url,
    token: environment.token ?? opened.token,
    mapping: withNames(chosen, named),
    stages: environment.stages === undefined ? settings.stages : readStages(environment.stages),
    portal: settings.portal,
    fixed: {
      url: environment.url !== undefined,
      token: environment.token !== undefined,
      stages: environment.stages !== undefined,
      fields: [...named.keys()],
    },
    isOwnMapping: settings.mapping !== null,
  };
}

function withNames(mapping: LeadMapping, named: ReadonlyMap<string, string>): LeadMapping {
  const fields = new Set(named.values());
  const others = mapping.filter(({ fact, field }) => !named.has(fact) && !fields.has(field));
  return [...others, ...[...named].map(([fact, field]) => ({ fact, field }))];
}

const readNames = (text: string | undefined): Map<string, string> =>
  new Map(
    pairsIn(text).flatMap(([name, field]) => {
      const fact = ENVIRONMENT_NAMES[name] ?? name;
      return isPlainFact(fact) ? [[fact, field] as const] : [];
    }),
  );

const readStages = (text: string): StageRule[] =>
  pairsIn(text).map(([status, stage]) => {
    const [first = '', second] = stage.split('/');
    return { status, pipelineId: second === undefined ? null : first, stageId: second ?? first };
  });

function pairsIn(text: string | undefined): [string, string][] {
  return (text ?? '').split(',').flatMap((pair): [string, string][] => {
    const [name, value] = pair.split('=').map((part) => part.trim());
    return name && value ? [[name, value]] : [];
  });
}
