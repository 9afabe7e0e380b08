import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { agencyByAgency } from '../../platform/regularly.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import type { Matter } from '../../law/upkeep/deeds.ts';
import { addMonths } from '../../law/upkeep/review-days.ts';
import type { UpkeepTerms } from '../../law/upkeep/upkeep-terms.ts';
import { publishingAgencies } from '../agencies/agencies.queries.ts';
import { closeCase, noteStep } from './case-steps.ts';
import { ceasingSubjects } from './find-ceasing.ts';
import { expiringSubjects } from './find-expiring.ts';
import { undisclosedSubjects } from './find-undisclosed.ts';
import type { FoundSubject } from './found-subject.ts';
import { groundsSchema, type CaseGround } from './upkeep.content.ts';
import {
  insertCase,
  lastClosed,
  lockCase,
  openCases,
  updateCase,
  type CaseRow,
} from './upkeep-cases.repository.ts';
import { termsOf } from './upkeep-terms.ts';

interface Look {
  readonly agencyId: string;
  readonly matter: Matter;
  readonly today: PlainDate;
  readonly terms: UpkeepTerms;
}

/**
 * Looks over all that agencies hold back, show and let expire, and enters what belongs under review. It opens and drops cases and
 * does nothing to what is or isn't public. However often it runs, each subject has one open case. An agency where it fails holds up no
 * other.
 */
export async function bringUpkeepUpToDate(ctx: Ctx): Promise<{ entered: number; closed: number }> {
  const sum = { entered: 0, closed: 0 };
  const today = dayInShanghai(ctx.clock.now());
  const agencyIds = (await publishingAgencies(ctx.db)).map(({ id }) => id);
  for (const matter of ['undisclosed', 'ceasing', 'expiring'] as const)
    await agencyByAgency(ctx, agencyIds, {
      complaint: `what is to be reviewed could not be looked for at an agency (${matter})`,
      work: async (agencyId) => {
        const terms = await termsOf(ctx.db, agencyId);
        const done = await inTransaction(ctx, async (tx) => lookOver(tx, { agencyId, matter, today, terms }));
        sum.entered += done.entered;
        sum.closed += done.closed;
      },
    });
  return sum;
}

async function lookOver(tx: TxCtx, look: Look): Promise<{ entered: number; closed: number }> {
  const found = await subjectsOf(tx, look);
  const open = new Map((await openCases(tx.db, look)).map((row) => [row.subject_id, row]));
  const last = await lastClosed(tx.db, look);
  let entered = 0;
  for (const subject of found) {
    const row = open.get(subject.id);
    open.delete(subject.id);
    if (row !== undefined) await refresh(tx, row, subject);
    else if (await enter(tx, look, { subject, before: last.get(subject.id) ?? null })) entered += 1;
  }
  let closed = 0;
  for (const row of open.values()) if (await dropGone(tx, row)) closed += 1;
  return { entered, closed };
}

async function subjectsOf(tx: TxCtx, { agencyId, matter, terms, today }: Look): Promise<FoundSubject[]> {
  switch (matter) {
    case 'undisclosed':
      return undisclosedSubjects(tx.db, agencyId);
    case 'ceasing':
      return ceasingSubjects(tx.db, agencyId, { terms, today });
    case 'expiring':
      return expiringSubjects(tx.db, agencyId, { terms, today });
  }
}

/** Enters a case unless the last decision about the subject still covers it. */
async function enter(
  tx: TxCtx,
  look: Look,
  { subject, before }: { readonly subject: FoundSubject; readonly before: CaseRow | null },
): Promise<boolean> {
  const dueOn = dueDay(look, subject, before);
  if (dueOn === null) return false;
  const at = tx.clock.now();
  const id = newId(at.getTime());
  const added = await insertCase(tx.db, {
    id,
    agency_id: look.agencyId,
    matter: look.matter,
    subject_kind: subject.kind,
    subject_id: subject.id,
    title: subject.title,
    grounds: JSON.stringify(subject.grounds),
    revision_id: subject.revisionId,
    due_on: dueOn,
    found_at: at,
    changed_at: at,
  });
  if (added) await noteStep(tx, { caseId: id, name: 'found', reason: wordsOf(subject.grounds) });
  return added;
}

/** The day by which the subject is to be decided; null while it needs no case. */
function dueDay(
  { matter, today, terms }: Look,
  subject: FoundSubject,
  before: CaseRow | null,
): PlainDate | null {
  switch (matter) {
    case 'undisclosed': {
      if (before === null) return addMonths(subject.since, terms.reviewMonths);
      return before.next_review_on ?? addMonths(before.closed_on ?? today, terms.reviewMonths);
    }
    case 'ceasing':
      return before !== null && isCovered(before, subject, today) ? null : today;
    case 'expiring':
      // 到期失效 was decided for this very end; what ended before anybody looked is marked already.
      if (subject.since < today) return null;
      if (before?.outcome === 'stays' && before.due_on === subject.since) return null;
      return subject.since;
  }
}

/** 继续公开 was decided for the same text and for no other ground, and its day hasn't come. */
function isCovered(before: CaseRow, subject: FoundSubject, today: PlainDate): boolean {
  if (before.outcome !== 'stays' || before.revision_id !== subject.revisionId) return false;
  if (before.next_review_on === null || before.next_review_on <= today) return false;
  const known = new Set(groundsSchema.parse(before.grounds).map(({ name }) => name));
  return subject.grounds.every(({ name }) => known.has(name));
}

/** An undecided case says what is found now. */
async function refresh(tx: TxCtx, row: CaseRow, subject: FoundSubject): Promise<void> {
  if (row.state !== 'open') return;
  const kept = groundsSchema.parse(row.grounds);
  const grounds = [...kept.filter(({ name }) => name === 'byHand'), ...subject.grounds];
  const same = wordsOf(kept) === wordsOf(grounds) && row.title === subject.title;
  if (same && row.revision_id === subject.revisionId) return;
  const dueOn = row.matter === 'expiring' ? subject.since : row.due_on;
  await updateCase(tx.db, row.id, {
    title: subject.title,
    grounds: JSON.stringify(grounds),
    revision_id: subject.revisionId,
    due_on: dueOn,
    version: row.version + 1,
    changed_at: tx.clock.now(),
  });
}

/**
 * Nothing is found any more. What was approved for a record of a register has been done there; what was approved for a document is
 * closed by its publication. What somebody pointed out by hand stays until somebody decides.
 */
async function dropGone(tx: TxCtx, seen: CaseRow): Promise<boolean> {
  if (groundsSchema.parse(seen.grounds).some(({ name }) => name === 'byHand')) return false;
  const row = await lockCase(tx.db, seen.id);
  if (row === null || row.state === 'closed' || row.version !== seen.version) return false;
  if (row.state === 'approved') {
    if (row.subject_kind !== 'normative') return false;
    await closeCase(tx, row, { outcome: 'carriedOut', reason: '登记簿已经更正。' });
    return true;
  }
  await closeCase(tx, row, { outcome: 'dropped', reason: '情形已经不存在。' });
  return true;
}

function wordsOf(grounds: readonly CaseGround[]): string {
  return grounds.map(({ detail }) => detail).join('；');
}
