import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { plainText } from '../../files/plain-text.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { publishedContents } from '../documents/documents.queries.ts';
import { authorise } from '../../platform/actor.ts';
import {
  columnName,
  columnOf,
  importChoices,
  type ImportChoices,
  openColumns,
  type OpenColumn,
} from './column-choice.ts';
import { earlierImports, knownBy, type KnownEarlier } from './earlier-imports.ts';
import { type ImportOutcome, importOutcome } from './import-outcome.ts';
import { FORM_LABELS, itemProposal, sourceLabel, type ItemState } from './import-items.content.ts';
import { lapsesOn } from './import-terms.ts';
import type { importHead, importItem, importView } from './imports.api.ts';
import { countToImport } from './count-to-import.ts';
import { loadImport, withoutColumn } from './imports.ts';
import { importsPolicy } from './imports.policy.ts';
import { countsOf, itemsAfter, namedColumns, type ImportItemRow } from './import-items.repository.ts';
import { filesOf, importsOf, type ImportRow } from './imports.repository.ts';
import { countAddresses } from './import-addresses.repository.ts';
import { problemsOf } from './read-import.ts';
import { draftsOf } from './submit-imported.ts';

const SHOWN = 100;
const EXCERPT = 160;

/** The imports of an agency, the latest first. */
export async function listImports(
  ctx: Ctx,
  input: { readonly agencyId: string },
): Promise<{ items: z.input<typeof importHead>[]; may: { run: boolean } }> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(importsPolicy.read(ctx.actor, place));
  const rows = await importsOf(ctx.db, input.agencyId, SHOWN);
  const counts = await countsOf(
    ctx.db,
    rows.map(({ id }) => id),
  );
  return {
    items: rows.map((row) => headOf(row, counts.get(row.id))),
    may: { run: importsPolicy.run(ctx.actor, place) === true },
  };
}

/** An import with its columns and how far it is. */
export async function viewImport(
  ctx: Ctx,
  input: { readonly importId: string },
): Promise<z.input<typeof importView>> {
  const row = await loadImport(ctx, input.importId, 'read');
  const agency = await agencyById(ctx.db, row.agency_id);
  const place = await placeOf(ctx.db, row.agency_id);
  const nodes = openColumns(await nodesOf(ctx.db, row.agency_id));
  const choices = importChoices.parse(row.choices);
  const counts = await countsOf(ctx.db, [row.id]);
  return {
    ...headOf(row, counts.get(row.id)),
    agencyId: agency.id,
    agencyName: agency.name,
    files: (await filesOf(ctx.db, row.id)).map(({ name, bytes }) => ({ name, bytes })),
    problems: problemsOf(row),
    choices,
    columns: (await namedColumns(ctx.db, row.id)).map(({ columns, count }) =>
      namedColumn(z.array(z.string()).parse(columns), count, { nodes, choices }),
    ),
    nodes: nodes.map(({ id, names }) => ({ id, name: columnName(names) })),
    toImport: await countToImport(ctx, row),
    withoutColumn: await withoutColumn(ctx, row),
    drafts: row.finished_at === null ? 0 : (await draftsOf(ctx, row.id)).length,
    may: {
      run: importsPolicy.run(ctx.actor, place) === true,
      go: importsPolicy.go(ctx.actor, place, row.created_by) === true,
    },
    maxBytes: ctx.config.uploadBytes,
    oldAddresses: {
      count: await countAddresses(ctx.db, row.id),
      allowedBy: row.addresses_by,
      mayAllow: importsPolicy.addresses(ctx.actor, place) === true,
    },
    lapsesOn: lapsesOn(row, ctx.config.importDays),
  };
}

/** Items of an import, in their order. */
export async function listImportItems(
  ctx: Ctx,
  input: {
    readonly importId: string;
    readonly state?: ItemState | undefined;
    readonly after: number;
    readonly limit: number;
  },
): Promise<{ items: z.input<typeof importItem>[]; next: number | null }> {
  const row = await loadImport(ctx, input.importId, 'read');
  const { after, limit } = input;
  const items = await itemsAfter(ctx.db, { importId: row.id, after, limit, state: input.state ?? null });
  const last = items.at(-1);
  return {
    items: await viewItems(ctx, row, items),
    next: items.length < limit || last === undefined ? null : last.position,
  };
}

/** Items with what will be done with those that wait. */
export async function viewItems(
  ctx: Pick<Ctx, 'db'>,
  row: ImportRow,
  items: readonly ImportItemRow[],
): Promise<z.input<typeof importItem>[]> {
  const waiting = items.filter(({ state }) => state === 'waiting');
  const earlier = await earlierImports(ctx, row.agency_id, waiting.map(knownBy));
  const columns = openColumns(await nodesOf(ctx.db, row.agency_id));
  const choices = importChoices.parse(row.choices);
  const revisions = await publishedContents(
    ctx.db,
    [...earlier.values()].flatMap(({ record }) => record?.document.revisionId ?? []),
  );
  return items.map((item) => {
    const its = earlier.get(item.position);
    const before = revisions.get(its?.record?.document.revisionId ?? '')?.title ?? '';
    return viewItem(item, { earlier: its, before, columns, choices });
  });
}

function viewItem(
  item: ImportItemRow,
  around: {
    readonly earlier: KnownEarlier | undefined;
    /** The title of the document that an earlier import made. */
    readonly before: string;
    readonly columns: readonly OpenColumn[];
    readonly choices: ImportChoices;
  },
): z.input<typeof importItem> {
  const { earlier, before, columns, choices } = around;
  const proposal = item.proposal === null ? null : itemProposal.parse(item.proposal);
  const outcome =
    earlier === undefined
      ? null
      : importOutcome({ hash: item.hash ?? '', earlier: earlier.record, twin: earlier.twin !== undefined });
  const nodeId = proposal === null ? null : columnOf(proposal.columns, columns, choices);
  const isItem = item.state !== 'skipped';
  const column = isItem ? columns.find(({ id }) => id === nodeId) : undefined;
  return {
    position: item.position,
    place: item.place,
    state: item.state,
    does: outcome?.does ?? null,
    reason: outcome === null ? item.reason : reasonOf(outcome, before),
    title: item.title,
    columnName: column === undefined ? '' : columnName(column.names),
    documentNumber: proposal?.content.metadata.documentNumber ?? '',
    writtenOn: proposal?.content.metadata.writtenOn ?? null,
    publishedOn: proposal?.publishedOn ?? null,
    attachments: proposal?.files.map(({ name }) => name) ?? [],
    notes: isItem ? (proposal?.notes ?? []) : [],
    excerpt: plainText(proposal?.content.bodyHtml.slice(0, EXCERPT * 10) ?? '').slice(0, EXCERPT),
    documentId: item.document_id ?? earlier?.documentId ?? null,
  };
}

/** A person sees whose text would be another one before it is. */
function reasonOf(outcome: ImportOutcome, before: string): string {
  if ('reason' in outcome) return outcome.reason;
  return outcome.does === 'revise' ? `将改写此前导入的草稿《${before}》。` : '';
}

function headOf(
  row: ImportRow,
  counts: ReadonlyMap<ItemState, number> | undefined,
): z.input<typeof importHead> {
  const of = (state: ItemState): number => counts?.get(state) ?? 0;
  return {
    id: row.id,
    source: sourceLabel(row.source),
    state: row.state,
    formName: row.form === null ? '' : FORM_LABELS[row.form],
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    counts: {
      unread: of('unread'),
      waiting: of('waiting'),
      imported: of('imported'),
      updated: of('updated'),
      unchanged: of('unchanged'),
      skipped: of('skipped'),
      refused: of('refused'),
      failed: of('failed'),
    },
  };
}

function namedColumn(
  names: readonly string[],
  items: number,
  { nodes, choices }: { nodes: readonly OpenColumn[]; choices: ImportChoices },
): z.input<typeof importView>['columns'][number] {
  const name = columnName(names);
  return {
    name,
    items,
    nodeId: columnOf(names, nodes, choices),
    chosen: Object.hasOwn(choices.columns, name),
  };
}
