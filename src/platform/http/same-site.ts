/** Headers of a request that say where it comes from. */
export interface Whence {
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
  /** Host and port at which the request arrived. */
  readonly host: string;
  /** The site's address to the outside, with its scheme. */
  readonly siteUrl: string;
}

/**
 * Whether a browser says that another site made the request. Programs that aren't browsers send neither header
 * and are not stopped here: they hold no cookies that another site could abuse.
 */
export function comesFromElsewhere(whence: Whence): boolean {
  const { origin, secFetchSite } = whence;
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin' && secFetchSite !== 'none') return true;
  if (origin === undefined) return false;
  const from = hostOf(origin);
  // A proxy in front may pass its own name on; then the address to the outside decides.
  return from === null || (from !== whence.host && from !== hostOf(whence.siteUrl));
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
