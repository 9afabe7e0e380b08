import { sql } from 'kysely';
import { inTransaction } from '../../../platform/context.ts';
import { nextCounter } from '../../../platform/counters.ts';
import { newId } from '../../../platform/ids.ts';
import type { TestWorld } from '../../../../test/database.ts';
import type { TestOffice } from '../../../../test/office.ts';
import { agencyFields } from '../../agencies/agencies.api.ts';
import { agencyById } from '../../agencies/agencies.queries.ts';
import { changeAgency } from '../../agencies/agencies.usecases.ts';
import { moveNode } from '../../catalogue/catalogue.moves.ts';
import { nodeById, nodeByKey, nodesOf } from '../../catalogue/catalogue.queries.ts';
import { addNode, changeNode, DEFAULT_STEPS, setNodeActive } from '../../catalogue/catalogue.usecases.ts';
import { metadataSchema } from '../../documents/documents.content.ts';
import { loadDocument } from '../../documents/documents.queries.ts';
import { changeValidity, linkDocuments, unlinkDocuments } from '../../documents/documents.relations.ts';
import { columnAddresses } from '../column-addresses.ts';
import { requestLapsedRendering, requestRebuild, restore, withdraw } from '../publishing.usecases.ts';
import { putReportList, takeReportListOff } from '../report-lists.ts';
import { withdrawalSchema } from '../withdrawal.kinds.ts';
import { changeWithdrawal } from '../withdrawals.ts';
import type { Dice } from './dice.ts';
import { ORDER_HAPPENINGS } from './shift-order.ts';
import { SITE_HAPPENINGS } from './shift-sites.ts';

/** A world in which things happen at random. */
export interface HistoryWorld {
  readonly world: TestWorld;
  readonly offices: readonly TestOffice[];
  /** Columns in which documents stand. */
  readonly columns: readonly string[];
}

const KEYS = ['dynamic.news', 'dynamic.notices', 'statutory.art20-1.normative', 'annual-reports'] as const;

type Happening = (at: HistoryWorld, dice: Dice) => Promise<void>;

/** Something happens; answers what. What the state of things doesn't allow doesn't happen. */
export async function happen(at: HistoryWorld, dice: Dice): Promise<string> {
  const [name, happening] = dice.oneOf(dice.chance(70) ? QUICK : WHOLE);
  await happening(at, dice);
  return name;
}

/** What people do, by the use cases that they use. */
const WHOLE: readonly (readonly [string, Happening])[] = [
  ['publish', publishOne],
  ['withdraw', withdrawOne],
  ['restore', restoreOne],
  ['rename a column', renameColumn],
  ['rename an agency', renameAgency],
  ['link', linkTwo],
  ['unlink', unlinkTwo],
  ['add a column, move or retire it', shiftColumn],
  ['lapse', lapse],
  ['decide validity', decideValidity],
  ['say anew what stays', sayAnew],
  ['list reports', listReports],
  ['rebuild', async ({ world }) => requestRebuild(world.system)],
  ...SITE_HAPPENINGS,
];

/** What a public item can become, written straight into its row: the site must follow whoever writes it. */
const QUICK: readonly (readonly [string, Happening])[] = [
  ['fill', fill],
  ['retitle', async (at, dice) => change(at, dice, sql`title = title || ${String(dice.below(10))}`)],
  [
    'summarise',
    async (at, dice) =>
      change(at, dice, sql`summary = summary || '。', changed_at = changed_at + interval '1 minute'`),
  ],
  [
    'revalidate',
    async (at, dice) => change(at, dice, sql`validity = ${dice.oneOf(['valid', 'lapsed', 'repealed'])}`),
  ],
  [
    'change by another',
    async (at, dice) =>
      change(
        at,
        dice,
        sql`validity = 'repealed', changed_by = nullif(${await anItem(at, dice)}::uuid, document_id)`,
      ),
  ],
  [
    'hide',
    async (at, dice) =>
      change(
        at,
        dice,
        sql`state = 'withdrawn', withdrawal_kind = ${dice.oneOf(['notice', 'gone', 'vanish'])}, redirect_to = NULL, withdrawn_at = changed_at`,
      ),
  ],
  ['lead on', leadOn],
  [
    'show',
    async (at, dice) => change(at, dice, sql`state = 'public', withdrawal_kind = NULL, redirect_to = NULL`),
  ],
  ['move', moveOne],
  ...ORDER_HAPPENINGS,
  ['forget', forgetOne],
];

async function change(at: HistoryWorld, dice: Dice, set: ReturnType<typeof sql>): Promise<void> {
  const documentId = await anItem(at, dice);
  await sql`UPDATE published_items SET ${set} WHERE document_id = ${documentId}`.execute(at.world.db);
}

async function leadOn(at: HistoryWorld, dice: Dice): Promise<void> {
  const to = await anItem(at, dice);
  await change(
    at,
    dice,
    sql`state = 'withdrawn', withdrawal_kind = 'redirect', withdrawn_at = changed_at, redirect_to = ${to}`,
  );
  await inTransaction(at.world.system, async (tx) => tx.emit({ kind: 'write.addresses' }));
}

/** The newest of a column is chosen more often than others: there, pages come and go. */
async function anItem({ world }: HistoryWorld, dice: Dice): Promise<string> {
  const order = dice.chance(60) ? sql`list_number DESC` : sql`list_number`;
  const rows = await sql<{ id: string }>`
    SELECT document_id AS id FROM published_items ORDER BY ${order}, document_id LIMIT 40`.execute(world.db);
  return dice.oneOf(rows.rows).id;
}

/** The number comes from where publications take theirs: else the next of them would be given one that stands there already. */
async function moveOne(at: HistoryWorld, dice: Dice): Promise<void> {
  const documentId = await anItem(at, dice);
  const nodeId = dice.oneOf(at.columns);
  await inTransaction(at.world.system, async (tx) => {
    const movable = await sql`
      SELECT FROM published_items WHERE document_id = ${documentId} AND node_id <> ${nodeId}
        AND agency_id = (SELECT agency_id FROM catalogue_nodes WHERE id = ${nodeId})`.execute(tx.db);
    if (movable.rows.length === 0) return;
    const listNumber = await nextCounter(tx, `list:${nodeId}`);
    await sql`
      UPDATE published_items SET node_id = ${nodeId}, list_number = ${listNumber}
      WHERE document_id = ${documentId}`.execute(tx.db);
  });
}

/** Numbers may be given and never used. */
async function forgetOne(at: HistoryWorld, dice: Dice): Promise<void> {
  const documentId = await anItem(at, dice);
  await sql`DELETE FROM published_items WHERE document_id = ${documentId}
    AND document_id NOT IN (SELECT redirect_to FROM published_items WHERE redirect_to IS NOT NULL)`.execute(
    at.world.db,
  );
}

/** Copies of a public document, with numbers of their own. */
async function fill(at: HistoryWorld, dice: Dice): Promise<void> {
  await fillColumn(at.world, {
    nodeId: dice.oneOf(at.columns),
    count: 1 + dice.below(3),
    on: dice.below(1_000),
  });
}

/** The same for any column. `on` is a day after the first of 2020 on which they came. */
export async function fillColumn(
  world: TestWorld,
  input: { nodeId: string; count: number; on: number },
): Promise<void> {
  const { nodeId, count, on } = input;
  const { agencyId, kind } = await nodeById(world.db, nodeId);
  for (let n = 0; n < count; n += 1) {
    const id = newId(world.clock.now().getTime());
    await inTransaction(world.system, async (tx) => {
      const number = await nextCounter(tx, `public:${agencyId}`);
      const listNumber = await nextCounter(tx, `list:${nodeId}`);
      await sql`
        WITH model AS (SELECT * FROM documents WHERE live_edition_id IS NOT NULL ORDER BY id LIMIT 1),
        copy AS (
          INSERT INTO documents (id, agency_id, node_id, kind, title, state, current_edition_id, created_at, changed_at)
          SELECT ${id}, ${agencyId}, ${nodeId}, ${kind ?? 'news'}, title, state, current_edition_id, created_at, changed_at FROM model
          RETURNING id
        )
        INSERT INTO published_items (document_id, agency_id, node_id, kind, edition_id, revision_id, state, public_number,
          list_number, path, index_number, title, summary, validity, metadata, published_at, changed_at, report_year)
        SELECT copy.id, ${agencyId}, ${nodeId}, ${kind ?? 'news'}, item.edition_id, item.revision_id, 'public',
          ${number}, ${listNumber}, '/' || agencies.slug || '/doc/2024/' || ${number}::int || '.html', copy.id::text,
          '第' || ${number}::int || '件', '概述', 'valid', item.metadata, moment, moment,
          CASE WHEN ${kind ?? 'news'} = 'annualReport' THEN 2020 + ${number}::int % 3 END
        FROM copy, agencies, (SELECT timestamptz '2020-01-01' + ${on}::int * interval '1 day' AS moment) AS day,
          (SELECT * FROM published_items WHERE document_id = (SELECT id FROM model)) AS item
        WHERE agencies.id = ${agencyId}`.execute(tx.db);
    });
  }
}

async function publishOne({ offices }: HistoryWorld, dice: Dice): Promise<void> {
  const office = dice.oneOf(offices);
  const key = dice.oneOf(KEYS);
  await office.published(key, {
    title:
      key === 'annual-reports'
        ? `测试镇${2020 + dice.below(3)}年政府信息公开工作年度报告`
        : `第${dice.below(1_000)}号`,
    metadata: metadataSchema.parse({
      writtenOn: '2024-06-03',
      ...(key === 'statutory.art20-1.normative' && {
        documentNumber: `测试府规〔2024〕${dice.below(1_000_000)}号`,
        effectiveOn: '2024-07-01',
        lapsesOn: dice.oneOf(['2024-12-31', '2025-06-30', '2026-12-31']),
      }),
    }),
  });
}

async function withdrawOne(at: HistoryWorld, dice: Dice): Promise<void> {
  await onReal(at, dice, 'public', async (office, input) =>
    withdraw(office.as('publisher'), {
      ...input,
      reason: '有误',
      publicNotice: '暂时撤下',
      hideTitle: dice.chance(50),
    }),
  );
}

async function restoreOne(at: HistoryWorld, dice: Dice): Promise<void> {
  await onReal(at, dice, 'withdrawn', async (office, input) => {
    await restore(office.as('publisher'), { ...input, reason: '已更正' });
  });
}

async function decideValidity(at: HistoryWorld, dice: Dice): Promise<void> {
  const changing = await aChanging(at, dice);
  await onReal(at, dice, 'public', async (office, { documentId }) => {
    const validity = dice.oneOf(['valid', 'repealed', 'amended', 'lapsed'] as const);
    await changeValidity(office.as('publisher'), {
      documentId,
      validity,
      sinceOn: dice.oneOf(['2024-06-03', '2025-01-01', '2026-01-01']),
      reason: '已有新规定',
      changedBy: validity === 'valid' ? null : changing,
    });
  });
}

/** Often a few documents are named again and again: public, withdrawn, or not public yet. */
async function aChanging({ world, offices }: HistoryWorld, dice: Dice): Promise<string | null> {
  if (dice.chance(20)) return null;
  if (dice.chance(10))
    return dice.oneOf(offices).draft('dynamic.notices', { title: `决定${dice.below(99)}` });
  const rows = await sql<{ id: string }>`
    SELECT document_id AS id FROM published_items ORDER BY kind IN ('normative', 'notice') DESC, document_id LIMIT 8`.execute(
    world.db,
  );
  return dice.oneOf(rows.rows).id;
}

/** Often it leads to another one, which may be withdrawn later itself. */
async function sayAnew(at: HistoryWorld, dice: Dice): Promise<void> {
  const { rows } = await sql<{ path: string }>`
    SELECT path FROM published_items WHERE state = 'public' ORDER BY path LIMIT 20`.execute(at.world.db);
  const { path } = dice.oneOf(rows);
  await onReal(at, dice, 'withdrawn', async (office, input) =>
    changeWithdrawal(office.as('publisher'), {
      ...input,
      reason: '更正',
      withdrawal: withdrawalSchema.parse(
        dice.chance(60)
          ? { kind: 'redirect', redirectPath: path }
          : { kind: dice.oneOf(['notice', 'gone']), publicNotice: `第${dice.below(100)}次说明` },
      ),
    }),
  );
}

async function onReal(
  { world, offices }: HistoryWorld,
  dice: Dice,
  state: string,
  work: (office: TestOffice, input: { documentId: string; editionVersion: number }) => Promise<void>,
): Promise<void> {
  const rows = await sql<{ id: string; agency: string }>`
    SELECT item.document_id AS id, item.agency_id AS agency FROM published_items AS item
    JOIN editions ON editions.document_id = item.document_id
    WHERE item.state = ${state} AND editions.state = ${state === 'public' ? 'published' : state}
    ORDER BY item.document_id`.execute(world.db);
  if (rows.rows.length === 0) return;
  const { id, agency } = dice.oneOf(rows.rows);
  const office = offices.find(({ agencyId }) => agencyId === agency);
  const { edition } = await loadDocument(world.db, id);
  if (office !== undefined)
    await unlessRefused(work(office, { documentId: id, editionVersion: edition.version }));
}

/** A rule may forbid what chance wants. */
export async function unlessRefused(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Error && 'status' in error && Number(error.status) < 500)) throw error;
  });
}

async function renameColumn({ world, offices, columns }: HistoryWorld, dice: Dice): Promise<void> {
  const node = await nodeById(world.db, dice.oneOf(columns));
  const office = offices.find(({ agencyId }) => agencyId === node.agencyId);
  if (office !== undefined)
    await unlessRefused(
      changeNode(office.as('publisher'), { ...node, nodeId: node.id, name: `栏目${dice.below(100)}` }),
    );
}

async function renameAgency({ world, offices }: HistoryWorld, dice: Dice): Promise<void> {
  const office = dice.oneOf(offices);
  const agency = await agencyById(world.db, office.agencyId);
  await unlessRefused(
    changeAgency(office.as('systemAdmin'), {
      ...agencyFields.parse(agency),
      id: agency.id,
      version: agency.version,
      ...(dice.chance(50)
        ? { phone: `023-${10_000_000 + dice.below(1_000)}` }
        : { selfName: `本镇${dice.below(9)}` }),
    }),
  );
}

async function linkTwo({ world, offices }: HistoryWorld, dice: Dice): Promise<void> {
  const office = dice.oneOf(offices);
  const { documentId } = await office.published('statutory.art20-1.interpretation', {
    title: `解读${dice.below(99)}`,
  });
  const rows = await sql<{ id: string }>`
    SELECT document_id AS id FROM published_items
    WHERE kind = 'normative' AND agency_id = ${office.agencyId} ORDER BY document_id`.execute(world.db);
  if (rows.rows.length === 0) return;
  const otherDocumentId = dice.oneOf(rows.rows).id;
  await unlessRefused(linkDocuments(office.as('publisher'), { documentId, otherDocumentId }));
}

async function unlinkTwo({ world, offices }: HistoryWorld, dice: Dice): Promise<void> {
  const rows = await sql<{ one: string; other: string; agency: string; open: boolean }>`
    SELECT interpretation_id AS one, document_id AS other,
      (SELECT agency_id FROM documents WHERE id = document_id) AS agency,
      (SELECT bool_and(live_edition_id IS NOT NULL) FROM documents WHERE id IN (interpretation_id, document_id)) AS open
    FROM document_links ORDER BY id`.execute(world.db);
  if (rows.rows.length === 0) return;
  const { one, other, agency, open } = dice.oneOf(rows.rows);
  const office = offices.find(({ agencyId }) => agencyId === agency);
  if (office !== undefined)
    await unlessRefused(
      unlinkDocuments(office.as(open ? 'publisher' : 'clerk'), { documentId: one, otherDocumentId: other }),
    );
}

async function shiftColumn({ world, offices }: HistoryWorld, dice: Dice): Promise<void> {
  const office = dice.oneOf(offices);
  const publisher = office.as('publisher');
  const { id: parentId } = await nodeByKey(world.db, office.agencyId, 'dynamic');
  const own = (await nodesOf(world.db, office.agencyId)).filter(({ key }) => key.startsWith('own.'));
  const slug = `own-${dice.below(5)}`;
  if (own.length === 0 || dice.chance(30)) {
    const column = { name: `专题${slug}`, description: '', cycleText: '', cycleDays: null, sort: 1 };
    const steps = [...DEFAULT_STEPS];
    await unlessRefused(
      addNode(publisher, {
        ...column,
        reviewSteps: steps,
        parentId,
        slug,
        kind: 'news',
        addresses: columnAddresses,
      }),
    );
    return;
  }
  const node = dice.oneOf(own);
  const { id: nodeId, version, active } = node;
  if (!dice.chance(30)) await fillColumn(world, { nodeId, count: 11, on: dice.below(1_000) });
  if (dice.chance(50))
    await unlessRefused(moveNode(publisher, { nodeId, version, parentId, slug, addresses: columnAddresses }));
  else
    await unlessRefused(
      setNodeActive(publisher, { nodeId, version, active: !active, addresses: columnAddresses }),
    );
}

async function lapse({ world }: HistoryWorld, dice: Dice): Promise<void> {
  const days = 30 * (1 + dice.below(5));
  world.clock.set(new Date(world.clock.now().getTime() + days * 86_400_000).toISOString());
  await requestLapsedRendering(world.system);
}

async function listReports({ world, offices }: HistoryWorld, dice: Dice): Promise<void> {
  const { agencyId } = dice.oneOf(offices);
  const year = 2020 + dice.below(3);
  const members = offices.map((office) => office.agencyId).slice(dice.below(offices.length));
  await inTransaction(world.system, async (tx) => {
    if (dice.chance(70)) await putReportList(tx, { agencyId, year, members });
    else await takeReportListOff(tx, { agencyId, year });
  });
}
