/** What is wrong with a file, for the person who wrote it. `path` is the field, as in `services.2.price.to`. */
export type FileProblem = { file: string; line?: number; path: string; reason: string };
