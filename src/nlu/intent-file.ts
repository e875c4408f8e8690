export { IntentFile } from '../domain/training/intent-file.ts';
