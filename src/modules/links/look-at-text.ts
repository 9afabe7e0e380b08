import type { Ctx } from '../../platform/context.ts';
import { documentHref } from '../../portal/paths.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import { extractLinks, type LinkUse } from './extract-links.ts';
import { keyOfAddress } from './found-links.ts';
import type { InsidePages } from './inside-pages.ts';
import type { Asked } from './judge-answer.ts';
import { isDangerous, judgeUse, worse, type OnPage, type UseVerdict } from './judge-use.ts';
import { LINK_CLASS_NAMES, severityOf, standingOf, type LinkVerdict } from './link-classes.ts';
import { knownLinks, type LinkRow } from './links.repository.ts';
import { trustOf } from './trusted-hosts.ts';

/** Something to be told about a link of a text that isn't public yet. */
export interface TextLink {
  readonly use: LinkUse;
  readonly verdict: LinkVerdict;
}

/**
 * What is wrong with the links of a text before it is published, without asking anybody: how they are written, what our own
 * pages show, and what was found at the same addresses before. The most serious first.
 */
export async function lookAtText(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock'>,
  text: { readonly html: string; readonly agencyId: string },
  inside: InsidePages | null,
): Promise<TextLink[]> {
  const links = extractLinks(text.html);
  if (links.uses.length === 0) return [];
  const agency = await agencyById(ctx.db, text.agencyId);
  const siteUrl = await siteUrlOf(ctx, agency.id);
  // Where it will stand once it is published; only the folder matters.
  const url = `${siteUrl}${documentHref(agency.slug, ctx.clock.now().getUTCFullYear(), 1)}`;
  const page = { url, links, isTrusted: await trustOf(ctx.db, agency.id) };
  const uses = links.uses
    .map((use): JudgedUse => ({ use, ...judgeUse(use, page), asked: null }))
    .map(withAsked);
  const keys = uses.flatMap(({ asked }) => (asked === null ? [] : [keyOfAddress(asked.url, asked.fragment)]));
  const known = await knownLinks(ctx.db, [...new Set(keys)]);
  const now = ctx.clock.now();
  const found: TextLink[] = [];
  for (const { use, verdict, asked } of uses) {
    const seen = asked === null ? null : await seenBefore(asked, { inside, known, page, now });
    const worst = worse(verdict, seen);
    if (worst !== null && (standingOf(worst.class) !== 'good' || worst.suggestion !== null))
      found.push({ use, verdict: worst });
  }
  return found.toSorted((one, other) => weight(other) - weight(one));
}

interface JudgedUse extends UseVerdict {
  readonly use: LinkUse;
  /** What would be asked for; null where it leads nowhere on the web. */
  readonly asked: Asked | null;
}

function withAsked(one: JudgedUse): JudgedUse {
  const { read, use } = one;
  if (read.kind !== 'web') return one;
  return { ...one, asked: { url: read.url, fragment: use.loads ? null : read.fragment } };
}

interface SeenBefore {
  readonly inside: InsidePages | null;
  readonly known: ReadonlyMap<string, LinkRow>;
  readonly page: Pick<OnPage, 'isTrusted'>;
  readonly now: Date;
}

/** What stands at an address as far as it is known without asking. */
async function seenBefore(
  asked: Asked,
  { inside, known, page, now }: SeenBefore,
): Promise<LinkVerdict | null> {
  if (inside !== null && inside.isOwn(asked.url)) return inside.look(asked);
  const found = earlier(known.get(keyOfAddress(asked.url, asked.fragment)), now);
  // Whom the office vouches for isn't held to be harmful by what was seen there.
  const vouched = found !== null && isDangerous(found) && page.isTrusted(new URL(asked.url).hostname);
  return vouched ? null : found;
}

function weight({ verdict }: TextLink): number {
  return severityOf(verdict.class, 'article');
}

/** What still stands on some page is looked at every week at least; what is older was forgotten, and may have changed. */
const STALE_MS = 30 * 86_400_000;

/** What is known of an address; nothing while it is only suspected, or when nobody has looked for long. */
function earlier(row: LinkRow | undefined, now: Date): LinkVerdict | null {
  if (row === undefined || now.getTime() - (row.checked_at?.getTime() ?? 0) > STALE_MS) return null;
  if (row.state === 'suspect' || row.state === 'waiting') return null;
  const name = LINK_CLASS_NAMES.find((one) => one === row.class);
  return name === undefined ? null : { class: name, evidence: row.evidence, suggestion: row.suggestion };
}
