/** An address of the site from its root, as it reads: without a query, nothing that would lead elsewhere or out of a list. */
export const SITE_ADDRESS = /^\/(?!\/)(?:[^\s\p{Cc}\\"$%?#<>;{}|^`/]|\/(?!\/|\.{1,2}(?:\/|$)))*$/u;

/** Whether an address is one of the site that may lead elsewhere or be led to. */
export function isSiteAddress(address: string): boolean {
  return SITE_ADDRESS.test(address);
}
