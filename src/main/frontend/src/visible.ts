/** Whenever the page is to be seen again, as after a telephone call; ends with the function it returns. */
export function onVisible(page: Document, action: () => void): () => void {
  const change = () => {
    if (page.visibilityState === "visible") action();
  };
  page.addEventListener("visibilitychange", change);
  return () => page.removeEventListener("visibilitychange", change);
}
