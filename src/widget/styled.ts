/**
 * Puts a style sheet into a shadow tree: as an object of the browser, which no content policy forbids; in browsers that know none, as an
 * element with the script's own nonce.
 */
export function putStyle(shadow: ShadowRoot, css: string, nonce: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    if (nonce !== '') style.nonce = nonce;
    style.textContent = css;
    shadow.append(style);
  }
}
