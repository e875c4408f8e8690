/** What turns one set of tags into another. */
export function tagChange(before: readonly string[], after: readonly string[]): { add: string[]; remove: string[] } {
  return {
    add: after.map((tag) => tag.trim()).filter((tag) => tag !== '' && !before.includes(tag)),
    remove: before.filter((tag) => !after.includes(tag)),
  };
}
