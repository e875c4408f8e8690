import { z } from 'zod';

/** A stable name for files, links and the database: small Latin letters, digits and single hyphens. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small Latin letters, digits and hyphens');
