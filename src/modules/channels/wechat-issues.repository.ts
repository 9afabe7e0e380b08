import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** An issue: what goes out together. */
export type IssueRow = Selectable<Tables['wechat_issues']>;
/** An article of an issue. */
export type ArticleRow = Selectable<Tables['wechat_articles']>;

/** One issue; locked until the end of the transaction where asked. */
export async function findIssue(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<IssueRow | null> {
  let query = db.selectFrom('wechat_issues').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** The newest issues of an agency; not those that were dropped before they were out. */
export async function issuesOf(db: Db, agencyId: string, limit: number): Promise<IssueRow[]> {
  return db
    .selectFrom('wechat_issues')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where((eb) => eb.or([eb('state', '!=', 'deleted'), eb('live_at', 'is not', null)]))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Articles of some issues, in their order. */
export async function articlesOf(db: Db, issueIds: readonly string[]): Promise<ArticleRow[]> {
  if (issueIds.length === 0) return [];
  return db
    .selectFrom('wechat_articles')
    .selectAll()
    .where('issue_id', 'in', issueIds)
    .orderBy('issue_id')
    .orderBy('position')
    .execute();
}

/** Articles made of a document, in whatever issue. */
export async function articlesOfDocument(db: Db, documentId: string): Promise<ArticleRow[]> {
  return db.selectFrom('wechat_articles').selectAll().where('document_id', '=', documentId).execute();
}

/** Enters an issue. */
export async function insertIssue(db: Tx, row: Insertable<Tables['wechat_issues']>): Promise<void> {
  await db.insertInto('wechat_issues').values(row).execute();
}

/** Changes an issue. */
export async function updateIssue(
  db: Db,
  id: string,
  change: Updateable<Tables['wechat_issues']>,
): Promise<void> {
  await db
    .updateTable('wechat_issues')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/**
 * Changes an issue that is just as it was seen, lease and all; false where somebody did something to it meanwhile, whose word
 * then stands.
 */
export async function updateIssueAsSeen(
  db: Db,
  seen: Pick<IssueRow, 'id' | 'state' | 'version' | 'due_at'>,
  change: Updateable<Tables['wechat_issues']>,
): Promise<boolean> {
  const changed = await db
    .updateTable('wechat_issues')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', seen.id)
    .where('state', '=', seen.state)
    .where('version', '=', seen.version)
    .where('due_at', '=', seen.due_at)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Ends the holding of an issue; where somebody gave it another time meanwhile, that one stands. */
export async function releaseIssue(
  db: Db,
  held: Pick<IssueRow, 'id' | 'due_at'>,
  change: Updateable<Tables['wechat_issues']>,
): Promise<void> {
  await db
    .updateTable('wechat_issues')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', held.id)
    .where('due_at', '=', held.due_at)
    .execute();
}

/** Keeps what the platform calls the draft of an issue. Nothing that a person saw changes by it, so its version stays. */
export async function keepDraft(db: Db, id: string, mediaId: string): Promise<void> {
  await db.updateTable('wechat_issues').set({ media_id: mediaId }).where('id', '=', id).execute();
}

/** The draft of a held issue is gone from the platform; nothing that a person saw changes by it. */
export async function forgetDraft(db: Db, held: Pick<IssueRow, 'id' | 'due_at' | 'media_id'>): Promise<void> {
  await db
    .updateTable('wechat_issues')
    .set({ media_id: '', attempts: 0, due_at: null })
    .where('id', '=', held.id)
    .where('due_at', '=', held.due_at)
    .where('media_id', '=', held.media_id)
    .execute();
}

/** The draft of a held issue is to be deleted later. */
export async function tidyLater(
  db: Db,
  held: Pick<IssueRow, 'id' | 'due_at' | 'attempts'>,
  at: Date,
): Promise<void> {
  await db
    .updateTable('wechat_issues')
    .set({ attempts: held.attempts + 1, due_at: at })
    .where('id', '=', held.id)
    .where('due_at', '=', held.due_at)
    .execute();
}

/** A held issue that is looked for is looked for again later; whoever has seen it may go on with it, so its version stays. */
export async function seekAgain(
  db: Db,
  held: Pick<IssueRow, 'id' | 'due_at' | 'attempts'>,
  next: { readonly at: Date; readonly fault: string },
): Promise<void> {
  await db
    .updateTable('wechat_issues')
    .set({ attempts: held.attempts + 1, due_at: next.at, fault: next.fault })
    .where('id', '=', held.id)
    .where('due_at', '=', held.due_at)
    .where('sought_since', 'is not', null)
    .execute();
}

/** The draft of an issue that nobody wants to publish as it is, is to be deleted. */
export async function tidySoon(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('wechat_issues')
    .set({ attempts: 0, due_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['draft', 'failed', 'deleted'])
    .where('due_at', 'is', null)
    .execute();
}

/** Whether another issue is called so that is in use, or may be: one that is looked for keeps its name for when it is found. */
export async function issueNamed(
  db: Db,
  input: { readonly connectionId: string; readonly issue: string; readonly except: string | null },
): Promise<boolean> {
  let query = db
    .selectFrom('wechat_issues')
    .select('id')
    .where('connection_id', '=', input.connectionId)
    .where('issue', '=', input.issue)
    .where((eb) => eb.or([eb('state', 'not in', ['failed', 'deleted']), eb('sought_since', 'is not', null)]));
  if (input.except !== null) query = query.where('id', '!=', input.except);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** Which of some articles at the platform are known of issues of a connection. */
export async function issuesWithArticle(
  db: Db,
  of: { readonly connectionId: string; readonly articleIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (of.articleIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('wechat_issues')
    .select('article_id')
    .where('connection_id', '=', of.connectionId)
    .where('article_id', 'in', of.articleIds)
    .execute();
  return new Set(rows.map((row) => row.article_id));
}

/** How many issues of a connection aren't out yet. */
export async function waitingIssues(db: Db, agencyId: string): Promise<number> {
  const row = await db
    .selectFrom('wechat_issues')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('agency_id', '=', agencyId)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['draft', 'approved', 'submitting', 'publishing']),
        eb('sought_since', 'is not', null),
      ]),
    )
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Drops an issue with its articles; only one that was never out. */
export async function dropIssue(db: Tx, id: string): Promise<void> {
  await db.deleteFrom('wechat_articles').where('issue_id', '=', id).execute();
  await db.deleteFrom('wechat_issues').where('id', '=', id).execute();
}

/** Puts these articles in place of those that were there. */
export async function replaceArticles(
  db: Tx,
  issueId: string,
  rows: readonly Insertable<Tables['wechat_articles']>[],
): Promise<void> {
  await db.deleteFrom('wechat_articles').where('issue_id', '=', issueId).execute();
  await db.insertInto('wechat_articles').values(rows).execute();
}

/** Changes an article. */
export async function updateArticle(
  db: Db,
  at: { readonly issueId: string; readonly position: number },
  change: Updateable<Tables['wechat_articles']>,
): Promise<void> {
  await db
    .updateTable('wechat_articles')
    .set(change)
    .where('issue_id', '=', at.issueId)
    .where('position', '=', at.position)
    .execute();
}

/**
 * Takes the issue that has waited longest for its next step and holds it for a while; another process doesn't take it too. What
 * would publish over a connection that is switched off waits.
 */
export async function takeDueIssue(
  db: Db,
  at: Date,
  options: {
    readonly heldUntil: Date;
    readonly except: readonly string[];
    /** Connections for which nothing is taken now. */
    readonly left: readonly string[];
  },
): Promise<IssueRow | null> {
  const { rows } = await sql<{ id: string }>`
    UPDATE wechat_issues SET due_at = ${options.heldUntil} WHERE id = (
      SELECT id FROM wechat_issues WHERE due_at <= ${at} AND NOT (id = ANY(${options.except}::uuid[]))
      AND NOT (connection_id = ANY(${options.left}::uuid[]))
      AND NOT (state = 'approved' AND sought_since IS NULL
        AND EXISTS (SELECT FROM channel_connections c WHERE c.id = connection_id AND NOT c.active))
      ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    ) RETURNING id`.execute(db);
  const [taken] = rows;
  return taken === undefined ? null : findIssue(db, taken.id);
}

/** What the platform called a picture that was uploaded before, by hash. */
export async function knownMedia(
  db: Db,
  input: { readonly connectionId: string; readonly kind: 'picture' | 'cover'; readonly sha256: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('wechat_media')
    .select('reference')
    .where('connection_id', '=', input.connectionId)
    .where('kind', '=', input.kind)
    .where('sha256', '=', input.sha256)
    .executeTakeFirst();
  return row?.reference ?? null;
}

/** Keeps what the platform called a picture. */
export async function keepMedia(db: Db, row: Insertable<Tables['wechat_media']>): Promise<void> {
  await db
    .insertInto('wechat_media')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['connection_id', 'kind', 'sha256'])
        .doUpdateSet({ reference: row.reference, at: row.at }),
    )
    .execute();
}

/** Forgets covers: the platform no longer has one of them. */
export async function forgetCovers(db: Db, connectionId: string): Promise<void> {
  await db
    .deleteFrom('wechat_media')
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'cover')
    .execute();
}

/** Issues of some agencies that wait for a person: drafts, and whatever met with a fault, one that is looked for too. */
export async function openIssuesOf(db: Db, agencyIds: readonly string[]): Promise<IssueRow[]> {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('wechat_issues')
    .selectAll()
    .where('agency_id', 'in', agencyIds)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'draft'),
        eb.and([
          eb('fault', '!=', ''),
          eb.or([eb('due_at', 'is', null), eb('sought_since', 'is not', null)]),
        ]),
      ]),
    )
    .orderBy('id')
    .limit(50)
    .execute();
}
