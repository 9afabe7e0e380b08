import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { PlainDate } from '../../law/dates.ts';
import { comparableNumber } from '../../law/document-number.ts';
import type { NormativeOversight } from '../../law/normative-oversight.ts';

/** What whoever looks after what is and isn't public reads of the registers. Nothing here asks who reads. */

/** A decision or request whose content wasn't disclosed; no word of it is about a person. */
export interface UndisclosedRecord {
  readonly register: 'decisions' | 'requests';
  readonly id: string;
  readonly number: string;
  readonly decidedOn: PlainDate;
  /** The row of table three for requests, the kind for decisions. */
  readonly what: string;
}

/** Decisions of an agency that aren't public, and requests that it refused in whole or part by 条例第14至16条. */
export async function undisclosedRecords(db: Db, agencyId: string): Promise<UndisclosedRecord[]> {
  const { rows } = await sql<UndisclosedRecord>`
    SELECT 'decisions' AS register, id, number, decided_on AS "decidedOn", kind AS what
    FROM admin_decisions WHERE agency_id = ${agencyId} AND removed_at IS NULL AND NOT disclosed
    UNION ALL
    SELECT 'requests', id, number, decided_on, outcome
    FROM requests WHERE agency_id = ${agencyId} AND removed_at IS NULL
      AND outcome IN ('partial','deny.secret','deny.law','deny.safety','deny.thirdParty','deny.internal',
        'deny.process','deny.caseFile')
    ORDER BY 1, 2`.execute(db);
  return rows;
}

/** A rule or normative document as its register has it. */
export interface NormativeRecord extends NormativeOversight {
  readonly id: string;
  readonly kind: 'rule' | 'normative';
  readonly title: string;
  readonly documentNumber: string;
  readonly madeOn: PlainDate;
  readonly effectiveOn: PlainDate | null;
  /** Its last day. */
  readonly validUntil: PlainDate | null;
  /** Since when it no longer holds. */
  readonly endedOn: PlainDate | null;
  readonly endedHow: 'repealed' | 'lapsed' | null;
  readonly documentId: string | null;
  readonly jointIssuers: string;
}

/** The normative documents of an agency, those that no longer hold too, the latest made first. */
export async function normativeRecords(db: Db, agencyId: string): Promise<NormativeRecord[]> {
  const { rows } = await sql<NormativeRecord>`
    SELECT id, kind, title, document_number AS "documentNumber", made_on AS "madeOn", effective_on AS "effectiveOn",
      valid_until AS "validUntil", ended_on AS "endedOn", ended_how AS "endedHow", document_id AS "documentId",
      joint_issuers AS "jointIssuers", legality_reviewed_by AS "legalityReviewedBy",
      legality_reviewed_on AS "legalityReviewedOn", legality_opinion AS "legalityOpinion",
      filing_number AS "filingNumber", filed_on AS "filedOn", filed_with AS "filedWith"
    FROM normative_documents WHERE agency_id = ${agencyId} AND removed_at IS NULL
    ORDER BY made_on DESC, id DESC`.execute(db);
  return rows;
}

/** What tells of a document which record is its own. */
export interface CalledDocument {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string;
}

/**
 * Finds the record of a document among those of its agency: the one that names it. Of those that name no document it is the one of the
 * same 文号, however it is written, or of the same title. What was made anew under an old title has another 文号 and another record.
 */
export function recordFinder(
  records: readonly NormativeRecord[],
): (document: CalledDocument) => NormativeRecord | undefined {
  const naming = firstBy(records, ({ documentId }) => documentId ?? '');
  const unnamed = records.filter(({ documentId }) => documentId === null);
  const numbered = firstBy(unnamed, numberOf);
  const titled = Map.groupBy(unnamed, ({ title }) => title);
  return (document) => {
    const number = numberOf(document);
    return (
      naming.get(document.id) ??
      (number === '' ? undefined : numbered.get(number)) ??
      titled.get(document.title)?.find((record) => number === '' || numberOf(record) === '')
    );
  };
}

function numberOf({ documentNumber }: Pick<CalledDocument, 'documentNumber'>): string {
  return comparableNumber(documentNumber);
}

function firstBy(
  records: readonly NormativeRecord[],
  key: (record: NormativeRecord) => string,
): Map<string, NormativeRecord> {
  return new Map(records.toReversed().map((record) => [key(record), record]));
}
