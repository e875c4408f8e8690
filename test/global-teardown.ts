/** Stops the MongoDB of the Jest run; its folder is removed when the process exits. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopTestMongod?.();
}
