import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { AccountSettings } from '../domain/channel-accounts/account-type.ts';
import type { ContentKind, Overlaid } from '../domain/content/content-version.ts';
import type { IncomingFile } from '../domain/files/file.ts';
import type { FlowBook } from '../domain/flow/route.ts';
import type { Incoming, Origin } from '../domain/incoming.ts';
import type { Locale } from '../domain/localized.ts';
import type { AccountDesk } from '../engine/channel-accounts/account-desk.ts';
import type { AccountFollower } from '../engine/channel-accounts/follow-accounts.ts';
import type { LateCall } from '../engine/channel-accounts/late-calls.ts';
import type { ChannelBook } from '../engine/channel-book.ts';
import type { Alerts } from '../engine/channel-health/alerts.ts';
import type { HealthKeeper } from '../engine/channel-health/health-keeper.ts';
import type { ChannelTester } from '../engine/channel-health/tester.ts';
import type { ConversionDesk } from '../engine/conversion/conversion-desk.ts';
import type { RunningEngine } from '../engine/create-engine.ts';
import type { CrmDesk } from '../engine/crm-desk.ts';
import type { Digester } from '../engine/digest/digester.ts';
import type { Engine } from '../engine/engine.ts';
import type { Importer } from '../engine/importing/importer.ts';
import type { HookDesk, Nlu, PageTrials, QuestionReader, Responder, Webhooks } from '../engine/ports.ts';
import type { TrainingDeps } from '../engine/training/training-deps.ts';
import type { TemplateKeeper } from '../engine/wa-templates/keep-templates.ts';
import type { Books } from '../store/analytics/books.ts';
import type { FileProblem } from '../store/files/file-problem.ts';
import type { Surroundings } from '../store/load-situation.ts';
import type { FileBytes } from '../store/message-files/file-bytes.ts';
import type { Store } from '../store/open-store.ts';
import type { LiveSurroundings } from '../store/surroundings.ts';
import type { Auth } from './auth/open-auth.ts';
import type { SharedFiles } from './files/shared-files.ts';
import type { Guards } from './guards.ts';
import type { Limiters, Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { WidgetBook } from './webchat/widget-book.ts';

/** Flows and pages as files and changes over them. */
export interface ContentDesk {
  /** Takes in what was changed, now. What is wrong with it is returned, and the last good version stays. */
  reload(): Promise<readonly FileProblem[]>;
  /** The problems that everything would have with this change in place; nothing is changed. */
  checkWith(change: Overlaid): Promise<readonly FileProblem[]>;
  /** The flows as they would be with this change in place, or what is wrong with it; nothing is changed. */
  flowsWith(change: Overlaid): Promise<FlowBook | { problems: readonly FileProblem[] }>;
  /** What the file itself says; null where there is none. */
  fileText(kind: ContentKind, name: string): Promise<string | null>;
  fileNames(kind: ContentKind): Promise<readonly string[]>;
  /** All files of a kind by name. */
  fileTexts(kind: ContentKind): Promise<ReadonlyMap<string, string>>;
  /** Why what was changed is not in use; empty when it is. */
  problems(): readonly FileProblem[];
}

/** What the HTTP room is built of. */
export interface AppDeps {
  config: Config;
  log: Logger;
  store: Store;
  engine: Engine & {
    gate: Pick<RunningEngine['gate'], 'health'>;
    counters: Pick<RunningEngine['counters'], 'count' | 'flush'>;
  };
  auth: Auth;
  /** Where the bytes of files are. */
  files: FileBytes;
  /** Addresses of files for providers that fetch them themselves. */
  sharedFiles: SharedFiles;
  channels: ChannelBook;
  /** Looks after the channels, and tells of them. */
  health: {
    keeper: Pick<HealthKeeper, 'checkNow'>;
    alerts: Pick<Alerts, 'readers'>;
    tester: Pick<ChannelTester, 'start' | 'last'>;
  };
  /** Whether e-mail can be sent. */
  hasMail: boolean;
  /** The accounts behind them that were connected in the console. */
  accounts: ChannelAccounts;
  web: WebChat;
  webhooks: Pick<Webhooks, 'refusalOf' | 'newSecret'>;
  /** Addresses for other programs; `signal`: one of them has just posted something. */
  hooks: HookDesk & { signal(hookId: string): void };
  surroundings(): Surroundings;
  /** To be read anew at once after an edit, and followed by screens: who has changed them does not matter. */
  settings: Pick<LiveSurroundings, 'refresh' | 'onChange'>;
  /** Looks for imports that somebody has asked for. */
  importer: Pick<Importer, 'wake'>;
  /** What figures are read from. */
  books: Books;
  /** Helps with questions that were not understood; null without a key. */
  questions: QuestionReader | null;
  /** Sends people what the figures say. */
  digester: Pick<Digester, 'plan' | 'preview' | 'sendNow'>;
  /** The exchange with Bitrix24, as people set it up. */
  crm: CrmDesk;
  /** Reads the approved templates of channels that have some. */
  templates: Pick<TemplateKeeper, 'refresh'>;
  /** Judges dialogs by the owner's words. */
  conversion: ConversionDesk;
  /** Names of the intents that a line can be labelled with. */
  intents(): readonly string[];
  /** Ids of the flows that a trigger can start. */
  flows(): readonly string[];
  /** The flows themselves, for what can be varied in them. */
  flowBook(): FlowBook;
  content: ContentDesk;
  /** The training of intents; `wake`: a candidate has been asked for. */
  training: { desk: TrainingDeps; wake(): void };
  /** Tries questions on the pages of the knowledge base. */
  pages: PageTrials;
  /** What understands and answers in talks in which nothing is written; nobody's server is asked. */
  dryTalk: { nlu: Nlu; responder: Responder };
  clock: { now(): Date };
  newId(): string;
  /** Folders with the built pages. */
  assets: { console: string; widget: string };
  /** Left out: the defaults. For load generators, which are many customers at one address. */
  limits?: Partial<Limits>;
}

export interface ChannelAccounts {
  desk: AccountDesk;
  follower: Pick<AccountFollower, 'accounts' | 'problemOf'>;
  lateCall: LateCall;
  /** Those that environment variables name. */
  fromEnv: readonly AccountSettings[];
}

/** The part of the web chat's channel that HTTP calls. */
export interface WebChat {
  readonly id: string;
  accept(
    session: { chatId: string; locale?: Locale; origin?: Origin },
    message: { id: string; text?: string; payload?: string; label?: string; files?: readonly IncomingFile[] },
  ): Incoming;
}

/** What routes are built of: the parts above and those that the room has made of them. */
export interface RouteDeps extends AppDeps {
  guards: Guards;
  limiters: Limiters;
  /** How the web chat looks on sites, and on which. */
  widget: WidgetBook;
  metrics: Metrics;
}
