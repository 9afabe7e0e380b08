import type { Db } from '../../platform/database/connect.ts';
import { REQUEST_ROW_LABELS, type RequestRow } from '../../law/annual-report/form.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { ATTRIBUTE_LABELS } from '../documents/documents.content.ts';
import { documentsNotPublic } from '../documents/documents.queries.ts';
import { undisclosedRecords, type UndisclosedRecord } from '../registers/upkeep-records.ts';
import type { FoundSubject } from './found-subject.ts';

const DECISIONS: Readonly<Record<string, string>> = {
  permit: '行政许可决定',
  punish: '行政处罚决定',
  coerce: '行政强制决定',
};

/**
 * Everything that an agency holds back and therefore reviews (条例第18条): documents by their 公开属性, decisions that aren't public,
 * requests refused in whole or part. Titles name numbers, no persons.
 */
export async function undisclosedSubjects(db: Db, agencyId: string): Promise<FoundSubject[]> {
  const documents = (await documentsNotPublic(db, agencyId)).map((one): FoundSubject => {
    const since = one.writtenOn ?? dayInShanghai(one.writtenAt);
    const label = ATTRIBUTE_LABELS[one.attribute];
    const detail =
      one.attributeReason === '' ? `公开属性：${label}` : `公开属性：${label}。理由：${one.attributeReason}`;
    return {
      kind: 'document',
      id: one.id,
      title: one.title,
      grounds: [{ name: 'note', detail, since }],
      revisionId: one.revisionId,
      since,
    };
  });
  return [...documents, ...(await undisclosedRecords(db, agencyId)).map(subjectOf)];
}

function subjectOf({ register, id, number, what, decidedOn }: UndisclosedRecord): FoundSubject {
  const [title, detail] =
    register === 'decisions'
      ? [`${DECISIONS[what] ?? '决定'} ${number}`, '登记为未公开的决定']
      : [`依申请公开答复 ${number}`, `办理结果：${outcomeWords(what)}`];
  return {
    kind: register,
    id,
    title,
    grounds: [{ name: 'note', detail, since: decidedOn }],
    revisionId: null,
    since: decidedOn,
  };
}

function outcomeWords(row: string): string {
  const known = Object.hasOwn(REQUEST_ROW_LABELS, row) ? REQUEST_ROW_LABELS[row as RequestRow] : null;
  if (known === null) return row;
  return `${known.section ?? ''}${known.label}`.replace(/^（[^）]*）/u, '').replace(/（区分处理的.*$/u, '');
}
