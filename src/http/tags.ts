/** The parts of the API: chapters of its description, and what a key can be limited to. A new part is a line here. */
export const TAGS = {
  'Web chat': 'What the chat on a website asks, with the token of its visitor.',
  Dialogs: 'Conversations: their list and lines, actions on them, and messages that did not arrive.',
  Contacts: 'Clients: the list, one client, import and export, clients who are there twice.',
  Board: 'The funnel as a board, changes of many dialogs at once, saved filters.',
  Tasks: 'What people have to do, and the kinds of tasks.',
  'Offers and orders': 'What is sold, and what was sold.',
  'Sales plans': 'Plans with their clients and figures, and sources of leads.',
  Pipelines: 'Pipelines, their stages and reasons of loss.',
  Triggers: 'What happens by itself, and what it would have done.',
  Fields: 'Fields of the business’s own on dialogs and contacts.',
  Tags: 'Labels on dialogs and contacts.',
  Figures: 'Key figures, cuts and reports, and digests.',
  Conversion: 'Dialogs judged by the owner’s words, and phone calls told of.',
  Experiments: 'Two ways of doing something, compared.',
  Labelling: 'Messages whose intent people have named.',
  Flows: 'Conversations of the bot as text: their steps, versions, and talks to try them in.',
  Knowledge: 'Pages that the bot answers from, what they failed to answer, and the responder.',
  Training: 'Intents and their samples: the draft, candidates and their figures, releases and going back.',
  Records: 'Appointments and events as they happened, and the live stream of events.',
  Team: 'People, their hours and shares, signing in and out.',
  Channels: 'Messengers: their accounts, state and templates.',
  Integrations: 'Webhooks out and in, and Bitrix24.',
  Journal: 'Everything that came in, as it came in.',
  'API keys': 'Keys for programs.',
  Operation: 'Whether the program runs, its metrics, and this description.',
} as const;

export type Tag = keyof typeof TAGS;

/** What a key can be limited to: `Offers and orders` is `offers-and-orders`. */
export const areaOf = (tag: Tag): string => tag.toLowerCase().replaceAll(' ', '-');

const isTag = (name: string): name is Tag => name in TAGS;
export const tagNames: readonly Tag[] = Object.keys(TAGS).filter(isTag);

/** Those whose routes a program with a key calls. */
export const AREAS: readonly string[] = tagNames
  .filter((tag) => tag !== 'Web chat' && tag !== 'Operation' && tag !== 'API keys')
  .map(areaOf);
