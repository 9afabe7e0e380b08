import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { mayReadDocument } from '../documents/documents.policy.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { itemsOf } from '../publishing/publishing.queries.ts';
import { insidePages } from './inside-pages.ts';
import { LINK_CLASSES, LINK_CLASS_NAMES, standingOf, type LinkClass } from './link-classes.ts';
import {
  countLinks,
  linkOfAgency,
  listedLinks,
  placesOf,
  type LinkFilter,
  type ListedLink,
} from './link-lists.repository.ts';
import { isFlapping, LINK_STATES } from './link-standing.ts';
import type { linkItem, linksApi } from './links.api.ts';
import { linksPolicy } from './links.policy.ts';
import { checksOf } from './links.repository.ts';
import { lookAtText } from './look-at-text.ts';

type LinkItem = z.input<typeof linkItem>;
type LinkPlaceItem = LinkItem['places'][number];

/** Pages that are named of each link. */
const MOST_PLACES = 5;

/** A page of the links on an agency's pages. */
export async function listLinks(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly which: LinkFilter;
    readonly page: number;
    readonly size: number;
  },
): Promise<ResponseOf<typeof linksApi.list>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(linksPolicy.read(ctx.actor, place));
  const { page, size, which } = input;
  const rows = await listedLinks(ctx.db, {
    ...place,
    agencyPath: [...place.agencyPath],
    which,
    offset: (page - 1) * size,
    limit: size,
  });
  const places = await shownPlaces(ctx.db, input.agencyId, rows);
  const counts = await countLinks(ctx.db, place);
  return {
    items: rows.map((row) => shownLink(row, places.get(row.id) ?? [])),
    total: counts[which],
    counts,
    may: {
      recheck: linksPolicy.recheck(ctx.actor, place) === true,
      decide: linksPolicy.decide(ctx.actor, place) === true,
    },
  };
}

async function shownPlaces(
  db: Db,
  agencyId: string,
  rows: readonly ListedLink[],
): Promise<Map<string, LinkPlaceItem[]>> {
  const places = await placesOf(db, { agencyId, linkIds: rows.map(({ id }) => id), most: MOST_PLACES });
  const items = await itemsOf(
    db,
    places.flatMap((place) => place.document_id ?? []),
  );
  const titles = new Map(items.map((item) => [item.document_id, item.title]));
  const shown = places.map((place) => ({
    linkId: place.link_id,
    path: place.page_path,
    title:
      titles.get(place.document_id ?? '') ?? (place.kind === 'home' ? '首页' : decodeURI(place.page_path)),
    kind: place.kind,
    documentId: place.document_id,
    words: place.words,
  }));
  return Map.groupBy(shown, ({ linkId }) => linkId);
}

function shownLink(row: ListedLink, places: readonly LinkPlaceItem[]): LinkItem {
  const name = classOf(row.class);
  return {
    id: row.id,
    url: row.url,
    state: row.state,
    class: name,
    ...wordsOf(name),
    evidence: row.evidence,
    suggestion: row.suggestion,
    flapping: isFlapping(row.recent),
    failures: row.failures,
    checkedAt: row.checked_at?.toISOString() ?? null,
    nextCheckAt: row.next_check_at?.toISOString() ?? null,
    since: row.since.toISOString(),
    pages: row.places,
    places: places.map(({ path, title, kind, documentId, words }) => ({
      path,
      title,
      kind,
      documentId,
      words,
    })),
    ignored:
      row.ignore_at === null
        ? null
        : { reason: row.ignore_reason ?? '', by: row.ignore_by ?? '', at: row.ignore_at.toISOString() },
  };
}

function classOf(name: string | null): LinkClass | null {
  return LINK_CLASS_NAMES.find((one) => one === name) ?? null;
}

function wordsOf(name: LinkClass | null): Pick<LinkItem, 'label' | 'standing' | 'remedy'> {
  if (name === null) return { label: '等待检查', standing: 'good', remedy: '' };
  const { label, remedy } = LINK_CLASSES[name];
  return { label, remedy, standing: standingOf(name) };
}

/** How a link on an agency's pages changed. */
export async function linkHistory(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly linkId: string },
): Promise<ResponseOf<typeof linksApi.history>> {
  authorise(linksPolicy.read(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  if ((await linkOfAgency(ctx.db, input)) === null) throw notFound('这个链接');
  const rows = await checksOf(ctx.db, input.linkId);
  return {
    items: rows.map((row) => ({
      at: row.at.toISOString(),
      state: LINK_STATES.find((state) => state === row.state) ?? 'waiting',
      label: wordsOf(classOf(row.class)).label,
      evidence: row.evidence,
    })),
  };
}

/** What is to be told about the links of a document as it is being worked on; nobody is asked over the network. */
export async function linksOfDocument(
  ctx: Ctx,
  { documentId }: { readonly documentId: string },
): Promise<ResponseOf<typeof linksApi.ofDocument>> {
  const { document, revision, place } = await loadDocument(ctx.db, documentId);
  authorise(mayReadDocument(ctx.actor, place));
  const text = { html: revision.bodyHtml, agencyId: (await agencyById(ctx.db, document.agencyId)).id };
  const found = await lookAtText(ctx, text, insidePages(ctx.config));
  return {
    items: found.map(({ use, verdict }) => ({
      written: use.written,
      words: use.words,
      class: verdict.class,
      ...wordsOf(verdict.class),
      evidence: verdict.evidence,
      suggestion: verdict.suggestion,
    })),
  };
}
