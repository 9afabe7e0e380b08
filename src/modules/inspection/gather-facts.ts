import type { Ctx } from '../../platform/context.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { requestPageAt } from '../../law/catalogue/request-pages.ts';
import { ENDED_DOCUMENTS } from '../../law/catalogue/statutory-items.ts';
import { FOOT_PART_LABELS, FOOT_PARTS, type FootPart } from '../../law/page-foot.ts';
import {
  countsChanges,
  type InspectedColumn,
  type InspectedPlace,
  type InspectionFacts,
} from '../../law/inspection/inspect.ts';
import type { SiteSettings } from '../../portal/page-model.ts';
import { agencyHref } from '../../portal/paths.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import type { CatalogueNodeRecord } from '../catalogue/catalogue.types.ts';
import { accountsOf } from '../channels/channels.queries.ts';
import { ticketRows } from '../feedback/feedback.queries.ts';
import { loadAgencyPages } from '../publishing/page-frames.ts';
import { HOME_KINDS, itemsOf, newestInColumns, newestOfKinds } from '../publishing/publishing.queries.ts';
import { siteFrameOf, siteUrlOf } from '../publishing/site-frames.ts';
import { latestScan, openFindings } from '../quality/quality.queries.ts';
import { interpretationsIn } from '../upkeep/interpretations.ts';
import { deadLinks } from './dead-links.ts';
import { visitsSince } from './inspection.repository.ts';

const DAY_MS = 86_400_000;
/** What is listed of one indicator at most: more doesn't help whoever mends it today. */
const MOST_PLACES = 500;

/** What is known today of an agency's part of the site, of what visitors wait for and of its accounts. */
export async function gatherFacts(
  ctx: Ctx,
  of: { readonly agencyId: string; readonly visitDays: number; readonly visitSeconds: number },
): Promise<InspectionFacts> {
  const { agencyId } = of;
  const now = ctx.clock.now();
  const day = dayInShanghai(now);
  const agency = await agencyById(ctx.db, agencyId);
  const columns = await columnsOf(ctx, agencyId);
  const visits = await visitsSince(ctx.db, {
    address: `${await siteUrlOf(ctx, agencyId)}${agencyHref(agency.slug)}`,
    since: new Date(now.getTime() - of.visitDays * DAY_MS),
    longestMs: of.visitSeconds * 1_000,
  });
  const open = await ticketRows(ctx.db, {
    agencyIds: [agencyId],
    which: 'open',
    offset: 0,
    limit: MOST_PLACES,
  });
  const media = (await accountsOf(ctx.db, [agencyId])).filter((row) => row.closed_on === null);
  return {
    day,
    visits: visits.made === 0 ? null : visits,
    homeUpdatedOn: await homeUpdatedOn(ctx, agencyId),
    columns,
    openReports: open.map((row) => ({
      number: row.number,
      receivedOn: row.received_on,
      dueOn: row.due_on,
    })),
    missingInterpretations: await missingInterpretations(ctx, agencyId, day),
    deadLinks: await deadLinks(ctx, { agencyId, most: MOST_PLACES }),
    ...(await foundInTexts(ctx, agencyId)),
    missingAtFoot: missingAtFoot((await siteFrameOf(ctx, agencyId)).settings),
    media: media.map((row) => ({ name: row.name, updatedOn: row.updated_on })),
  };
}

/** The day of the newest that the agency's home shows: what else is public doesn't make it look new. */
async function homeUpdatedOn(ctx: Ctx, agencyId: string): Promise<PlainDate | null> {
  const [newest] = await newestOfKinds(ctx.db, { agencyIds: [agencyId], kinds: HOME_KINDS, limit: 1 });
  return newest === undefined ? null : dayInShanghai(newest.public_since);
}

async function columnsOf(ctx: Ctx, agencyId: string): Promise<InspectedColumn[]> {
  const { columns } = await loadAgencyPages(ctx.db, await agencyById(ctx.db, agencyId));
  const newest = await newestInColumns(ctx.db, agencyId);
  const nodes = await nodesOf(ctx.db, agencyId);
  return nodes.flatMap((node) => {
    const placed = columns.get(node.id);
    if (placed === undefined || !node.takesDocuments) return [];
    const sort = sortOf(node);
    const newestHere = newest.get(node.id);
    // While nobody has written into it, its page leads to the guide, which has what belongs there.
    if (newestHere === undefined && requestPageAt(node.path) !== null) return [];
    const last = countsChanges(sort) ? newestHere?.changedAt : newestHere?.publicSince;
    return [
      {
        name: placed.trail.map(({ name }) => name).join('—'),
        href: placed.column.href,
        sort,
        cycleDays: node.cycleDays,
        updatedOn: last === undefined ? null : dayInShanghai(last),
      },
    ];
  });
}

function sortOf({ key, kind }: Pick<CatalogueNodeRecord, 'key' | 'kind'>): InspectedColumn['sort'] {
  if (key === ENDED_DOCUMENTS) return 'other';
  if (kind === 'news' || kind === 'notice') return kind;
  return kind === 'policy' || kind === 'normative' ? 'policy' : 'other';
}

async function missingInterpretations(ctx: Ctx, agencyId: string, day: PlainDate): Promise<InspectedPlace[]> {
  const items = await interpretationsIn(ctx, {
    agencyId,
    from: new Date(`${addDays(day, -365)}T00:00:00+08:00`),
    until: ctx.clock.now(),
  });
  const missing = items.filter(({ standing }) => standing === 'overdue');
  const pages = new Map(
    (
      await itemsOf(
        ctx.db,
        missing.map(({ documentId }) => documentId),
      )
    ).map((item) => [item.document_id, item.path]),
  );
  return missing.map(({ documentId, title }) => ({ what: title, href: pages.get(documentId) ?? '' }));
}

async function foundInTexts(
  ctx: Ctx,
  agencyId: string,
): Promise<Pick<InspectionFacts, 'wording' | 'personal'>> {
  const scan = await latestScan(ctx.db);
  // A look that hasn't come to its end says nothing of what it hasn't seen.
  if (scan?.finished_at === undefined || scan.finished_at === null) return { wording: null, personal: null };
  const rows = await openFindings(ctx.db, {
    agencyIds: [agencyId],
    severity: 'gate',
    offset: 0,
    limit: MOST_PLACES,
  });
  const items = new Map(
    (await itemsOf(ctx.db, [...new Set(rows.map((row) => row.document_id))])).map((item) => [
      item.document_id,
      item,
    ]),
  );
  const placesOf = (personal: boolean): InspectedPlace[] =>
    rows
      .filter(({ kind }) => (kind === 'personal-data') === personal)
      .map((row) => {
        const item = items.get(row.document_id);
        // What gives a person away must not stand in a report that goes round.
        const said = personal ? '' : `“${row.words}”：${row.reason}`;
        return {
          what: [item?.title ?? '', said].filter((part) => part !== '').join('，'),
          href: item?.path ?? '',
        };
      });
  return { wording: placesOf(false), personal: placesOf(true) };
}

/** The site's setting that each part follows from; the way to the site map is always there. */
const SETTINGS: Readonly<Record<Exclude<FootPart, 'siteMap'>, keyof SiteSettings>> = {
  organMark: 'organMarkUrl',
  reportError: 'reportErrorUrl',
  idCode: 'identificationCode',
  sponsor: 'sponsor',
  contact: 'contact',
  icp: 'icpNumber',
  police: 'policeNumber',
};

function missingAtFoot(settings: SiteSettings): string[] {
  return FOOT_PARTS.filter((part) => part !== 'siteMap' && settings[SETTINGS[part]] === '').map(
    (part) => FOOT_PART_LABELS[part],
  );
}
