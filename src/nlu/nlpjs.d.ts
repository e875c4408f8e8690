/** nlp.js ships no types; only what `intent/nlpjs-model.ts` uses is declared. */
declare module '@nlpjs/basic' {
  /** The part that learns, per language. Its members are reached for calibration and against unbounded caches. */
  interface NluOfDomain {
    cache: unknown;
    normalizeClassifications(input: object): object;
  }
  interface DomainManager {
    domains: Readonly<Record<string, NluOfDomain>>;
  }
  interface NluManager {
    domainManagers: Readonly<Record<string, DomainManager>>;
    add(locale: string, utterance: string, intent: string): void;
    train(settings: { log: boolean }): Promise<unknown>;
    process(
      locale: string,
      utterance: string,
    ): Promise<{ classifications?: { intent: string; score: number }[] } | undefined>;
    toJSON(): object;
    fromJSON(json: object): void;
  }
  export interface Container {
    use(plugin: unknown): void;
    register(name: string, part: unknown): void;
    get(name: string): { cache?: unknown } | undefined;
  }
  export function containerBootstrap(): Container;
  export const LangEn: unknown;
  export class Nlp {
    constructor(settings: Record<string, unknown>, container: Container);
    readonly container: Container;
    readonly nluManager: NluManager;
    useNlu(className: string, locale: string, domain: string, settings: Record<string, unknown>): void;
    addLanguage(locales: readonly string[]): void;
  }
}

declare module '@nlpjs/lang-ru' {
  export const LangRu: unknown;
}
