const BADGE = /^\(\d+\) /u;

/** Counts in the title of the page, which may change by itself meanwhile: only our own mark is put on and taken off. */
export function countInTitle(n: number): void {
  const plain = document.title.replace(BADGE, '');
  const wanted = n > 0 ? `(${n}) ${plain}` : plain;
  if (document.title !== wanted) document.title = wanted;
}
