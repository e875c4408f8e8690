import type { Pace } from '../sending/pace.ts';

/** Ways to reach people that differ in what they can do. WhatsApp is two: by Meta's API, and by its own web page. */
export type ChannelType =
  | 'web'
  | 'telegram'
  | 'whatsapp_cloud'
  | 'whatsapp_web'
  | 'messenger'
  | 'instagram'
  | 'call'
  | 'form';

/** Kinds of files that are sent. A sticker goes as an image; a place is words. */
export type FileKind = 'image' | 'voice' | 'audio' | 'video' | 'document';

/** A way to show choices; lengths in UTF-16 units. */
export interface MenuForm {
  form: 'keys' | 'list' | 'quick_replies';
  most: number;
  labelLength: number;
  /** More room for a label that is longer, below it. */
  descriptionLength?: number;
  payloadBytes: number;
  /** Longest text that stands above it. */
  bodyLength: number;
  /** Labels that are too long are cut and told whole in the text; without it they rule this form out. */
  cuts?: true;
  /** Two of one label, or of one payload, are refused. */
  distinct?: true;
}

export interface MediaRule {
  mostBytes: number;
  /** Types that are taken; null: any. */
  mimes: readonly string[] | null;
  /** A text may go with it. */
  caption: boolean;
}

/** What a provider tells later of a message that it has taken. */
export type ToldState = 'delivered' | 'read' | 'failed';

/** What a channel can do. One outgoing message is fitted to it; what it cannot show becomes text. */
export interface Capabilities {
  /** Longest text of one message; longer ones are split. */
  textLength: number;
  textUnit: 'utf16' | 'bytes';
  /** Ways to show choices, the best first; none: choices become a numbered list in the text. */
  menus: readonly MenuForm[];
  /** Longest text that goes with a file, in UTF-16 units; a longer one follows as a message of its own. */
  captionLength: number;
  /** Files that it takes from us; a kind that is missing goes as a document, where documents are taken. */
  media: Readonly<Partial<Record<FileKind, MediaRule>>>;
  /** Files are fetched by the provider from an address of ours on the internet; they cannot be handed over. */
  filesByAddress?: true;
  /** Largest file of a customer that it lets us fetch. */
  fetchBytes: number;
  /** `marks`: its programs show `*word*` in bold and the like. Where it is `none`, nothing in a text acts as markup. */
  formatting: 'none' | 'marks';
  told: readonly ToldState[];
  /** A keyboard that shares the customer's own phone. */
  contactRequest: boolean;
  typing: boolean;
  /** Its readers read what is stored: a stored message is a sent one, and sending it again shows nothing twice. */
  storedIsSent?: true;
  /** So long after the customer's last line anything may be written, hours; later, only what the provider has approved. */
  windowHours?: number;
  /** People of the team, and only they, may answer for so long. */
  humanHours?: number;
  /** Later an approved template is taken. */
  templates?: true;
  /** How fast the provider says that it takes messages. */
  limits?: Pace;
  /** How fast we send; absent where nobody minds. */
  pace?: Pace;
}

export const MB = 1024 * 1024;
