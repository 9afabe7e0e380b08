const LINK = /<a href="(https?:\/\/[^"]*)">/gi;

/**
 * Marks the links of a sanitised body that lead away from the site (国办发〔2017〕47号: who opens a site that isn't the
 * government's is told so). The style sheet writes it beside the link, the script asks before it leaves.
 */
export function markLinks(body: string, siteUrl: string): string {
  if (!body.includes('<a ')) return body;
  const own = hostOf(siteUrl);
  return body.replace(LINK, (tag: string, address: string) => {
    const host = hostOf(address);
    if (host === own) return tag;
    if (isGovernment(host)) return `<a href="${address}" rel="external">`;
    return `<a href="${address}" rel="external nofollow" class="leaves">`;
  });
}

/** Small letters, without port; empty when there is none. */
function hostOf(address: string): string {
  const plain = address.replaceAll('&amp;', '&');
  return URL.canParse(plain) ? new URL(plain).hostname : '';
}

/** Domains below gov.cn are given to organs of government alone. */
function isGovernment(host: string): boolean {
  return host === 'gov.cn' || host.endsWith('.gov.cn');
}
