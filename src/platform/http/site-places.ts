import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { mapFile } from './answered-files.ts';

/** Name at which a further site answers → its slug; all other names are the main one's. */
export const HOSTS_FILE = 'hosts.map';
/** Slug of an agency → slug of its site; empty while there is one site only. */
export const AGENCIES_FILE = 'agencies.map';
/** Slug of a site → its public address without a slash at its end. */
export const URLS_FILE = 'urls.map';
/** What the main site is called in these files. */
export const MAIN = 'main';
/** The folder of what further sites have of their own. No address; servers choose it by the name they were asked at. */
export const SITES_FOLDER = '/_sites';

/** Where the answer to a request lies: in a folder of the site's (from the root, empty for the root), or at another address. */
export type SitePlace =
  | { readonly kind: 'here'; readonly folder: string }
  | { readonly kind: 'elsewhere'; readonly url: string };

/** What all sites share: it lies at the root. */
const SHARED = /^\/(?:(?:assets|files)\/|log\/[a-z0-9-]+\.json$)/;
const FIRST = /^\/(?:files\/)?([a-z0-9-]+)(?:\/|$)/;

/** The receipt of a form, which the program shows to the browser that sent it: where it was sent, for its pass is known there alone. */
const RECEIPT = /^\/[a-z0-9-]+\/apply\/receipt$/;

/** The name of a host as it is compared: in small letters, without the dot that may end it. Ports are taken off before. */
export function hostAsked(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '');
}

/**
 * Looks up, without a database, where several sites keep their pages: those of an agency at the root and under its own site's
 * name only, those of a site as a whole in a folder of its own (`SITES_FOLDER/<slug>`) unless it is the main one.
 * deploy/nginx answers in the same way from the same files.
 * @param addresses the folder in which the program writes them
 */
export function sitePlaces(addresses: string): (host: string, path: string) => SitePlace {
  const hosts = mapFile(join(addresses, HOSTS_FILE));
  const agencies = mapFile(join(addresses, AGENCIES_FILE));
  const urls = mapFile(join(addresses, URLS_FILE));
  return (host, path) => {
    const site = hosts().get(hostAsked(host)) ?? MAIN;
    const owner = agencies().get(FIRST.exec(path)?.[1] ?? '');
    if (owner !== undefined && owner !== site) {
      const url = urls().get(owner);
      if (url !== undefined) return { kind: 'elsewhere', url };
    }
    const isOwn = site !== MAIN && owner === undefined && !SHARED.test(path);
    return { kind: 'here', folder: isOwn ? `${SITES_FOLDER}/${site}` : '' };
  };
}

/** Readers who ask for an agency's page under another site's name are led to its own, whether it is a file or made on demand. */
export function leadToOwnSites(app: FastifyInstance, addresses: string): void {
  const placeOf = sitePlaces(addresses);
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const path = pathOf(request.url);
    if (RECEIPT.test(path)) return;
    const place = placeOf(request.hostname, path);
    if (place.kind === 'here') return;
    // Kept by nobody: who is where may change, and a proxy may not tell its names apart.
    await reply.header('cache-control', 'no-store').redirect(`${place.url}${request.url}`, 301);
  });
}

function pathOf(url: string): string {
  const path = url.replace(/\?.*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
