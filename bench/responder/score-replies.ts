import { comesThrough } from './judge-replies.ts';
import { type BenchReply, makeLies } from './make-lies.ts';
import { makeTruths } from './make-truths.ts';

type World = Parameters<typeof comesThrough>[0];

export interface ReplyScore {
  replies: number;
  lies: number;
  unsupportedSent: number;
  /** Of the lies that no check was fitted to, and of the third of the rest that was held back at first. */
  fresh: { lies: number; unsupportedSent: number };
  held: { lies: number; unsupportedSent: number; truths: number; truePassed: number };
  truths: number;
  /** Share of true replies that come through. */
  truePassed: number;
  sent: string[];
  heldBack: string[];
}

/** How many lies the fact check lets out, and how many true replies it lets through; `every` n-th of each, for a quick look. */
export function scoreReplies(world: World, every = 1): ReplyScore {
  const some = (all: BenchReply[]) => all.filter((_, index) => index % every === 0);
  const lies = some(makeLies(world.business)).map((reply) => ({ reply, through: comesThrough(world, reply) }));
  const truths = some(makeTruths(world.business)).map((reply) => ({ reply, through: comesThrough(world, reply) }));
  const held = {
    lies: lies.filter(({ reply }) => reply.part === 'held'),
    truths: truths.filter(({ reply }) => reply.part === 'held'),
  };
  const fresh = lies.filter(({ reply }) => reply.part === 'fresh');
  return {
    replies: lies.length + truths.length,
    lies: lies.length,
    unsupportedSent: count(lies),
    fresh: { lies: fresh.length, unsupportedSent: count(fresh) },
    held: {
      lies: held.lies.length,
      unsupportedSent: count(held.lies),
      truths: held.truths.length,
      truePassed: rate(count(held.truths), held.truths.length),
    },
    truths: truths.length,
    truePassed: rate(count(truths), truths.length),
    sent: lies.filter(({ through }) => through).map(({ reply }) => reply.text),
    heldBack: truths.filter(({ through }) => !through).map(({ reply }) => reply.text),
  };
}

const count = (replies: readonly { through: boolean }[]): number => replies.filter(({ through }) => through).length;
const rate = (part: number, all: number): number => (all === 0 ? 1 : Math.round((part / all) * 1000) / 1000);
