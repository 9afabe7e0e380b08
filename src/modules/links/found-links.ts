import { createHash } from 'node:crypto';
import { newId } from '../../platform/ids.ts';
import { extractLinks } from './extract-links.ts';
import { judgeUse } from './judge-use.ts';
import {
  severityOf,
  standingOf,
  weightOfPlace,
  type LinkPlaceKind,
  type LinkVerdict,
} from './link-classes.ts';
import type { FoundLink, FoundPlace } from './links.repository.ts';

/** A page of the site whose links are to be kept. */
export interface SitePage {
  readonly html: string;
  /** Its address, and the part of it from the root. */
  readonly url: string;
  readonly path: string;
  readonly agencyId: string;
  readonly documentId: string | null;
  readonly kind: LinkPlaceKind;
  isTrusted(host: string): boolean;
  /** Only what stands in its `main`: navigation and foot are the same on other pages, where they are looked at. */
  readonly mainOnly: boolean;
}

/** What tells an address that is asked for from others. */
export function keyOfAddress(url: string, fragment: string | null): string {
  return hash(`asked ${withFragment(url, fragment)}`);
}

function withFragment(url: string, fragment: string | null): string {
  return fragment === null || fragment === '' ? url : `${url}#${fragment}`;
}

/** The links of a page as they are kept: those that must be asked for, and what the page itself shows to be wrong. */
export function foundLinks(
  page: SitePage,
  now: Date,
): { readonly links: FoundLink[]; readonly places: FoundPlace[] } {
  const read = extractLinks(page.html);
  const links = new Map<string, FoundLink>();
  const places = new Map<string, FoundPlace>();
  for (const use of read.uses) {
    if (page.mainOnly && !use.inMain) continue;
    const { read: address, verdict } = judgeUse(use, { ...page, links: read });
    const add = (link: FoundLink): void => {
      links.set(link.key_hash, link);
      if (places.has(link.key_hash)) return;
      const { agencyId: agency_id, documentId: document_id, kind, path: page_path } = page;
      const { element, words } = use;
      places.set(link.key_hash, {
        key_hash: link.key_hash,
        page_path,
        agency_id,
        document_id,
        kind,
        weight: weightOfPlace(kind),
        element,
        words: plain(words),
      });
    };
    const host = address.kind === 'web' ? address.host : '';
    if (verdict !== null) add(shownByPage(plain(use.written), host, verdict, now));
    if (address.kind !== 'web') continue;
    const fragment = use.loads ? null : address.fragment;
    const url = withFragment(address.url, fragment);
    const dates = { found_at: now, since: now, next_check_at: now };
    add({ id: newId(), key_hash: keyOfAddress(address.url, fragment), url, host, asked: true, ...dates });
  }
  return { links: [...links.values()], places: [...places.values()] };
}

function shownByPage(written: string, host: string, verdict: LinkVerdict, now: Date): FoundLink {
  const standing = standingOf(verdict.class);
  return {
    id: newId(),
    key_hash: hash(`${verdict.class} ${written}`),
    url: written,
    host,
    asked: false,
    state: standing === 'fault' || standing === 'danger' ? 'faulty' : 'good',
    class: verdict.class,
    evidence: plain(verdict.evidence),
    suggestion: verdict.suggestion === null ? null : plain(verdict.suggestion),
    weight: severityOf(verdict.class, 'article'),
    found_at: now,
    checked_at: now,
    since: now,
  };
}

/** What a database takes as text. */
function plain(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().slice(0, 4096);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
