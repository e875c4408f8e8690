/** Keeps an element as high as what is seen of the page: on phones the keyboard covers the rest, and not every browser says so to CSS. */
export function fitToKeyboard(element: HTMLElement): void {
  const seen = window.visualViewport;
  if (!seen) return;
  const adapt = (): void => {
    // Pinched to be read more closely: then it is the reader who says what is seen.
    if (seen.scale > 1.01) return;
    element.style.setProperty('--seen-height', `${Math.round(seen.height)}px`);
    element.style.setProperty('--seen-top', `${Math.round(seen.offsetTop)}px`);
  };
  seen.addEventListener('resize', adapt);
  seen.addEventListener('scroll', adapt);
  adapt();
}
