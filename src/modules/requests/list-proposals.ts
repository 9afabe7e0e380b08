import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { writeXlsxOf, type SheetColumn } from '../../files/xlsx-writer.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { accountNames } from '../accounts/accounts.queries.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { documentsById } from '../documents/documents.queries.ts';
import {
  PROPOSAL_ORIGINS,
  PROPOSAL_STATES,
  type disclosureProposalsApi,
} from './disclosure-proposals.api.ts';
import {
  countProposals,
  proposalRows,
  type ProposalFilter,
  type ProposalRow,
} from './disclosure-proposals.repository.ts';
import { requestReferences } from './requests.queries.ts';
import { requestsPolicy } from './requests.policy.ts';

const MAX_ROWS = 20_000;

type Shown = ResponseOf<typeof disclosureProposalsApi.list>;
type Item = Shown['items'][number];

/** A page of proposals, newest first. What was asked for is shown to whoever handles requests. */
export async function listProposals(
  ctx: Ctx,
  input: ProposalFilter & { readonly page: number; readonly size: number },
): Promise<Shown> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(requestsPolicy.list(ctx.actor, place));
  const handle = requestsPolicy.handle(ctx.actor, place) === true;
  // Whoever doesn't see the subjects can't look for words in them either.
  const filter = handle ? input : { ...input, text: undefined };
  const page = { offset: (input.page - 1) * input.size, limit: input.size };
  return {
    items: await shown(ctx, await proposalRows(ctx.db, filter, page), handle),
    total: await countProposals(ctx.db, filter),
    may: { handle },
  };
}

/** The register as a sheet, for whoever handles requests; that it left the house is recorded. */
export async function exportProposals(
  ctx: Ctx,
  filter: ProposalFilter,
): Promise<{ fileName: string; bytes: Buffer }> {
  authorise(requestsPolicy.handle(ctx.actor, await placeOf(ctx.db, filter.agencyId)));
  const items = await shown(ctx, await proposalRows(ctx.db, filter, { offset: 0, limit: MAX_ROWS }), true);
  const agency = await agencyById(ctx.db, filter.agencyId);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'request.exported',
      agencyId: agency.id,
      subject: { kind: 'agency', id: agency.id, title: agency.name },
      after: { proposals: items.length },
    }),
  );
  const bytes = await writeXlsxOf({ sheetName: '转主动公开建议', columns: COLUMNS, items });
  return { fileName: `${agency.shortName}转主动公开建议.xlsx`, bytes };
}

const COLUMNS: readonly SheetColumn<Item>[] = [
  ['建议公开的信息', (item) => item.subject ?? ''],
  ['来源', (item) => PROPOSAL_ORIGINS[item.origin]],
  ['所涉申请', (item) => item.request?.number ?? ''],
  ['建议的理由', (item) => item.explanation],
  ['提出日期', (item) => dayInShanghai(new Date(item.createdAt))],
  ['处理', (item) => PROPOSAL_STATES[item.state]],
  ['处理的理由', (item) => item.reason],
  ['处理日期', (item) => (item.decidedAt === null ? '' : dayInShanghai(new Date(item.decidedAt)))],
  ['处理人', (item) => item.decidedBy ?? ''],
  ['公开的文稿', (item) => item.document?.title ?? ''],
];

async function shown(ctx: Ctx, rows: readonly ProposalRow[], handles: boolean): Promise<Item[]> {
  const requests = await requestReferences(ctx.db, known(rows.map((row) => row.case_id)));
  const documents = await documentsById(ctx.db, known(rows.map((row) => row.document_id)));
  const people = await accountNames(ctx.db, known(rows.map((row) => row.decided_by)));
  return rows.map((row) => {
    const request = requests.get(row.case_id ?? '');
    const document = documents.get(row.document_id ?? '');
    return {
      id: row.id,
      request: request === undefined ? null : { id: request.id, number: request.number },
      subject: handles ? row.subject : null,
      explanation: handles ? row.explanation : '（仅申请办理人可见）',
      origin: row.origin,
      state: row.state,
      reason: handles || row.decision_reason === '' ? row.decision_reason : '（仅申请办理人可见）',
      document: document === undefined ? null : { id: document.id, title: document.title },
      createdAt: row.created_at.toISOString(),
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: people.get(row.decided_by ?? '') ?? null,
    };
  });
}

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => (id === null ? [] : [id])))];
}
