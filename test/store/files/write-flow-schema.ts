import { writeFileSync } from 'node:fs';
import { flowSchema } from '../../../src/store/files/flow-schema.ts';

/** `npm run docs:flows`, after a change of the flow format. */
writeFileSync('flows/flow.schema.json', flowSchema());
