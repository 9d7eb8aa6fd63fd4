/** Looks from time to time whether somebody asked to cancel what runs. */
const betweenLooks = 500;

/**
 * @param stopping aborted once it was asked, and once nobody can know whether it was.
 * @returns what ends the looking.
 */
export function watchCancel(wasAsked: () => Promise<boolean>, stopping: AbortController): () => void {
  const looking = setInterval(() => {
    wasAsked().then(
      (isAsked) => isAsked && stopping.abort(),
      () => stopping.abort(),
    );
  }, betweenLooks);
  return () => clearInterval(looking);
}
