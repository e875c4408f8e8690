import { parseArgs } from 'node:util';
import { buildQuestion, loadDemo, NOW } from '../test/responder/demo.ts';
import { FAULTS } from './responder/faults.ts';
import { runFaults } from './responder/run-faults.ts';
import { scoreReplies } from './responder/score-replies.ts';

// What a broken provider and a lying model make of the responder: npm run --silent bench:responder
// With --explain also which lies came through, which true replies did not, and which faults went wrong.

const { values } = parseArgs({ options: { explain: { type: 'boolean', default: false } } });
const demo = await loadDemo();
const replies = scoreReplies({ business: demo.business, pages: demo.pages, now: NOW });
const faults = await runFaults(FAULTS, {
  question: buildQuestion(demo.business),
  pages: demo.pages,
  // The product's own are 12 and 4 seconds; all ways of failing show themselves in less.
  deadlineMs: 3_000,
  idleMs: 1_000,
});
const { sent, heldBack, ...scored } = replies;
const { failed, ...fared } = faults;
process.stdout.write(`${JSON.stringify({ ...fared, ...scored })}\n`);
if (values.explain) process.stdout.write(`${JSON.stringify({ sent, heldBack, failed }, null, 2)}\n`);
if (replies.unsupportedSent > 0 || faults.hangs > 0 || failed.length > 0) process.exitCode = 1;
