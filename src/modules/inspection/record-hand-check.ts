import type { z } from 'zod';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { must, notFound, type FieldIssue } from '../../platform/errors.ts';
import { addDays, dayInShanghai, toChinese, type PlainDate } from '../../law/dates.ts';
import {
  HAND_CHECK_REACH_DAYS,
  handCheckFaults,
  judge,
  settle,
  type Judged,
  type JudgedCheck,
  type Settled,
} from '../../law/inspection/hand-checks.ts';
import { holdPersonalData } from '../../text/personal/hold-personal-data.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { badHandCheck, checkedMeanwhile, notJudgedThen } from './inspection.errors.ts';
import type { handCheckInput } from './inspection.api.ts';
import { inspectionPolicy } from './inspection.policy.ts';
import { insertHandCheck, lockInspection } from './inspection.repository.ts';
import { keptInspection, type KeptInspection, type KeptLine } from './kept-inspection.ts';

/** What is recorded of one indicator. */
export type HandCheckInput = z.output<typeof handCheckInput>;

const TELLS = '有身份证件号码、手机号码一类的个人信息。检查表要报送、存档，请删去个人信息';

/**
 * Records what a person found of one indicator of a kept inspection. What was measured stays as it is; a check that was recorded
 * before stays too, and the new one says why it is corrected.
 */
export async function recordHandCheck(
  ctx: Ctx,
  input: HandCheckInput & { readonly inspectionId: string },
): Promise<{ seq: number }> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockInspection(tx.db, input.inspectionId);
    if (row === null) throw notFound('这次网站检查');
    const place = await placeOf(tx.db, row.agency_id);
    authorise(inspectionPolicy.read(tx.actor, place));
    authorise(inspectionPolicy.recordHandCheck(tx.actor, place));
    const kept = await keptInspection(tx.db, row);
    if (!kept.judgedThen) throw notJudgedThen();
    const line = lineOf(kept, input.indicatorId);
    const { indicator } = line.result;
    // Whoever is inspected doesn't clear what fails the site.
    if (indicator.effect === 'veto' && refutesAnew(input, line))
      authorise(inspectionPolicy.refuteVeto(tx.actor, place));
    if (input.seen !== (line.check?.seq ?? 0)) throw checkedMeanwhile(indicator.name);
    const issues = issuesOf(input, { line, inspectedOn: kept.day, today: dayInShanghai(tx.clock.now()) });
    if (issues.length > 0) throw badHandCheck(issues);
    const judged = judge(line.result, input);
    const me = must(accountIdOf(tx.actor), 'a person');
    if (indicator.effect === 'veto' && judged.state !== 'found' && isFoundByOthers(line, me))
      authorise(inspectionPolicy.clearVeto(tx.actor, place));
    const after = settledAfter(kept, { ...input, judged });
    const seq = 1 + Math.max(0, ...kept.lines.flatMap(({ checks }) => checks.map((one) => one.seq)));
    await insertHandCheck(tx.db, {
      inspection_id: row.id,
      seq,
      indicator: indicator.id,
      outcome: input.outcome,
      words: input.words,
      addresses: [...input.addresses],
      places: input.places,
      refuted: input.refuted,
      refuted_why: input.refutedWhy,
      checked_by: input.checkedBy,
      checked_on: input.checkedOn,
      correction: input.correction,
      by_account: me,
      by_name: nameOf(tx.actor),
      recorded_at: tx.clock.now(),
      judged: JSON.stringify(judged),
      ...after,
    });
    tx.record({
      type: line.check === null ? 'inspection.hand_checked' : 'inspection.hand_check_corrected',
      agencyId: row.agency_id,
      subject: { kind: 'agency', id: row.agency_id, title: (await agencyById(tx.db, row.agency_id)).name },
      ...(line.check !== null && { before: recorded(line.check), reason: input.correction }),
      after: { day: kept.day, indicator: indicator.name, ...recorded(input), conclusion: after.conclusion },
    });
    return { seq };
  });
}

function lineOf({ lines }: KeptInspection, indicatorId: string): KeptLine {
  const line = lines.find(({ result }) => result.indicator.id === indicatorId);
  if (line === undefined) throw notFound('这项检查指标');
  return line;
}

function refutesAnew({ refuted, refutedWhy }: HandCheckInput, { check }: KeptLine): boolean {
  return refuted !== (check?.refuted ?? 0) || refutedWhy !== (check?.refutedWhy ?? '');
}

/** Whether it is found as it stands, and somebody else said so since it last wasn't. */
function isFoundByOthers({ checks }: KeptLine, me: string): boolean {
  const cleared = checks.findLastIndex(({ judged }) => judged.state !== 'found');
  return checks.slice(cleared + 1).some(({ byAccount }) => byAccount !== me);
}

function settledAfter(kept: KeptInspection, now: HandCheckInput & { readonly judged: Judged }): Settled {
  const checks = new Map<string, JudgedCheck>();
  for (const { check } of kept.lines) if (check !== null) checks.set(check.indicatorId, check);
  return settle(
    kept.lines.map(({ result }) => result),
    checks.set(now.indicatorId, now),
  );
}

/** What the audit names of a check; its words stand in the inspection. */
function recorded(check: Pick<HandCheckInput, 'outcome' | 'places' | 'refuted' | 'checkedBy' | 'checkedOn'>) {
  const { outcome, places, refuted, checkedBy, checkedOn } = check;
  return { outcome, places, refuted, checkedBy, checkedOn };
}

function issuesOf(
  input: HandCheckInput,
  of: { readonly line: KeptLine; readonly inspectedOn: PlainDate; readonly today: PlainDate },
): FieldIssue[] {
  const { line, inspectedOn, today } = of;
  const earliest = addDays(inspectedOn, -HAND_CHECK_REACH_DAYS);
  const faults: readonly (FieldIssue | false)[] = [
    ...handCheckFaults(line.result, input),
    input.checkedOn > today && { field: 'checkedOn', message: '检查日期不能晚于今天' },
    input.checkedOn < earliest && {
      field: 'checkedOn',
      message: `检查日期不能早于${toChinese(earliest)}（检查以前一个季度）`,
    },
    line.check !== null && input.correction === '' && { field: 'correction', message: '请写明更正的理由' },
    line.check === null &&
      input.correction !== '' && { field: 'correction', message: '第一次填写，没有要更正的' },
    ...(['words', 'refutedWhy', 'correction'] as const).map(
      (field) => holdPersonalData([input[field]]) && { field, message: `这里${TELLS}` },
    ),
    holdPersonalData(input.addresses) && { field: 'addresses', message: `网址里${TELLS}` },
  ];
  return faults.filter((fault) => fault !== false);
}
