import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { FIGURE_TOKENS } from '../../law/annual-report/figures.ts';
import { continuityOf } from '../../law/annual-report/continuity.ts';
import { countCharacters } from '../../law/annual-report/narrative.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { cellsOf, compileReport, levelOf, type CompiledReport } from './compile-report.ts';
import { previousReport, type PreviousReport } from './previous-report.ts';
import { findPrevious } from './previous-reports.repository.ts';
import { findingsOf } from './report-findings.ts';
import { viewVersions } from './report-versions.ts';
import type { reportsApi } from './reports.api.ts';
import { reportsPolicy } from './reports.policy.ts';
import { listAnswers, listOverrides } from './reports.repository.ts';
import type { FrozenReport } from './reports.types.ts';
import { headsOf, readableReport } from './reports.usecases.ts';

/** A report with its figures computed now, its text filled in and everything found on it. */
export async function viewReport(
  ctx: Ctx,
  input: { reportId: string },
): Promise<ResponseOf<typeof reportsApi.get>> {
  const { row, place } = await readableReport(ctx, input.reportId);
  const { db } = ctx;
  const agency = await agencyById(db, row.agency_id);
  const overrides = await listOverrides(db, row.id);
  const compiled = await compileReport(db, { agency, year: row.year, narrative: row.narrative, overrides });
  const findings = await findingsOf(ctx, { row, agency, compiled });
  const answers = await listAnswers(db, row.id);
  const previous = await previousReport(db, { agency, year: row.year });
  const [head] = await headsOf(ctx, [row]);
  if (head === undefined) throw new Error('report without head');
  const waiting = await findPrevious(db, { agencyId: agency.id, year: row.year - 1 });
  const computed = cellsOf(compiled.computed);
  const cells = cellsOf(compiled.tables);
  return {
    ...head,
    frozenAt: head.frozenAt?.toISOString() ?? null,
    version: row.version,
    canEdit: reportsPolicy.edit(ctx.actor, place) === true,
    level: levelOf(agency.kind),
    ...(await viewVersions(db, row)),
    changedSinceFrozen: row.frozen !== null && countsOtherwise(row.frozen, compiled),
    cells,
    computed,
    overrides: overrides.map((each) => ({
      cell: each.cell,
      value: each.value,
      computed: each.computed,
      reason: each.reason,
      byName: each.by_name,
      at: each.at.toISOString(),
    })),
    previousCells: previous === null ? null : cellsOf(previous.tables),
    previousSource: previous === null ? null : sourceView(previous),
    previousWaits: previous === null && waiting !== undefined && waiting.cells === null,
    continuity: previous === null ? [] : continuityOf(compiled.tables, previous.tables),
    narrative: row.narrative.map((block) => ({
      id: block.id,
      part: block.part,
      kind: block.kind,
      text: block.text,
      when: block.when ?? null,
      needsConfirmation: block.needsConfirmation ?? false,
      confirmed: block.confirmed ?? false,
    })),
    rendered: compiled.blocks.map(({ id, part, kind, text }) => ({ id, part, kind, text })),
    figures: FIGURE_TOKENS.map((token) => ({
      token: token.token,
      label: token.counts,
      value: String(compiled.figures[token.key] ?? ''),
      traceable: token.source !== 'text',
    })),
    partOneCharacters: countCharacters(compiled.report.parts[0]?.text ?? ''),
    findings: findings.map((found) => {
      const answer = answers.get(found.key);
      return {
        key: found.key,
        rule: found.rule,
        severity: found.severity,
        where: found.where,
        message: found.message,
        law: found.law,
        answer:
          answer === undefined
            ? null
            : { reason: answer.reason, byName: answer.by_name, at: answer.at.toISOString() },
      };
    }),
  };
}

function sourceView({ source }: PreviousReport): ResponseOf<typeof reportsApi.get>['previousSource'] {
  return source.kind === 'own' ? source : { ...source, confirmedAt: source.confirmedAt.toISOString() };
}

/** Whether the registers count otherwise, cells or counters of the text, than when the report was frozen. */
function countsOtherwise(frozen: FrozenReport, now: CompiledReport): boolean {
  const cells = cellsOf(now.tables);
  const counters: Readonly<Record<string, number>> = { ...now.counters };
  const before: Readonly<Record<string, number>> = { ...frozen.counters };
  return (
    Object.keys(cells).some((name) => String(frozen.cells[name]) !== String(cells[name])) ||
    Object.keys(counters).some((key) => before[key] !== counters[key])
  );
}
