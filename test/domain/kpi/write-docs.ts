import { writeFileSync } from 'node:fs';
import { KPIS } from '../../../src/domain/kpi/registry.ts';
import { docsOf } from './docs-of.ts';

writeFileSync(new URL('../../../docs/kpis.md', import.meta.url), docsOf(KPIS));
