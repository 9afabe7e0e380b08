import { extractLinks, type LinkUse } from './extract-links.ts';
import { judgeUse, worse, type OnPage } from './judge-use.ts';
import { severityOf, type LinkPlaceKind, type LinkVerdict } from './link-classes.ts';
import type { LinkLooker } from './look-at-address.ts';

/** A page to be looked at with all that it links to. */
export interface LookedPage extends Pick<OnPage, 'url' | 'isTrusted'> {
  readonly html: string;
  readonly place: LinkPlaceKind;
}

/** A link with what was made of it. */
export interface PageLink {
  readonly use: LinkUse;
  /** Its address as it is compared; as it was written where it leads nowhere on the web. */
  readonly url: string;
  readonly verdict: LinkVerdict;
}

const WELL: LinkVerdict = { class: 'ok', evidence: '写法正确。', suggestion: null };
const RESTS: LinkVerdict = {
  class: 'blocked',
  evidence: '对方要求稍后再访问，这次没有检查。',
  suggestion: null,
};

/**
 * Every address of a page, each once, the most serious first. Without a looker nobody is asked and only what the page itself
 * shows is told. `progress` hears of each that is done.
 */
export async function lookAtPage(
  page: LookedPage,
  looker: Pick<LinkLooker, 'look'> | null,
  progress: (done: number, total: number) => void = () => {},
): Promise<PageLink[]> {
  const links = extractLinks(page.html);
  const once = new Map<
    string,
    PageLink & { readonly asked: { url: string; fragment: string | null } | null }
  >();
  for (const use of links.uses) {
    const { read, verdict } = judgeUse(use, { ...page, links });
    const asked = read.kind === 'web' ? { url: read.url, fragment: use.loads ? null : read.fragment } : null;
    const url = asked?.url ?? use.written;
    const key = `${url}#${asked?.fragment ?? ''}`;
    const known = once.get(key);
    const found = { use, url, verdict: verdict ?? WELL, asked };
    if (known === undefined || worse(known.verdict, found.verdict) !== known.verdict) once.set(key, found);
  }
  let done = 0;
  const looked = [...once.values()].map(async ({ asked, ...link }): Promise<PageLink> => {
    const seen = asked === null || looker === null ? null : ((await looker.look(asked)) ?? RESTS);
    progress((done += 1), once.size);
    const verdict = link.verdict === WELL && seen !== null ? seen : worse(link.verdict, seen);
    return { ...link, verdict: verdict ?? WELL };
  });
  const weight = (link: PageLink): number => severityOf(link.verdict.class, page.place);
  return (await Promise.all(looked)).toSorted((one, other) => weight(other) - weight(one));
}
