import type { PlainDate } from '../dates.ts';
import { dateWords } from './date-words.ts';
import type { ClockEvent } from './clock-events.ts';
import { type EntryDraft, readEntry } from './ledger-entry.ts';
import { Fields, type LedgerProblem } from './ledger-fields.ts';
import { pairConsultations } from './ledger-pairs.ts';
import { settleSteps } from './settle-steps.ts';

/** A ledger read from JSON. */
export interface LedgerFile {
  readonly title: string | null;
  readonly agency: string | null;
  readonly asOf: PlainDate | null;
  readonly knownOn: PlainDate | null;
  readonly events: readonly ClockEvent[];
  /** Chinese: what was guessed, so that whoever wrote it can say it. */
  readonly notes: readonly string[];
}

const LIST_NAMES = ['events', 'ledger', 'entries', '事项', '记录', '事件'];
const AS_OF = ['asOf', 'asOfDate', 'today', '截至', '截至日期'];
const KNOWN_ON = ['knownOn', 'knownAsOf', 'asKnownOn', 'knownBy', 'known', '已知日期'];

/**
 * Reads a ledger as docs/law/clock-json.md describes it. All mistakes come at once, each with its place; a ledger with any
 * isn't computed.
 */
export function parseLedger(
  json: unknown,
): { readonly ledger: LedgerFile } | { readonly problems: readonly LedgerProblem[] } {
  const problems: LedgerProblem[] = [];
  const top = new Fields('$', isObject(json) ? [json] : [], problems);
  const list = Array.isArray(json) ? { key: '', value: json } : top.find(LIST_NAMES);
  if (list === undefined || !Array.isArray(list.value)) {
    const message =
      '应为事项的数组，或者带有 events 数组的对象：{ "events": [ { "kind": "received", "date": "2025-03-03" } ] }。';
    return { problems: [{ path: list === undefined ? '$' : list.key, message }] };
  }
  const values: readonly unknown[] = list.value;
  if (values.length === 0)
    problems.push({
      path: list.key === '' ? '$' : list.key,
      message: '没有任何事项，请至少写明收到申请的日期。',
    });
  const ownIds = namesConsultations(values);
  const drafts: EntryDraft[] = values.flatMap((value, index) =>
    readEntry(value, { path: `${list.key}[${index}]`, seq: index + 1, problems, ownIds }),
  );
  const notes: string[] = [];
  notes.push(...drafts.flatMap(termNote));
  const ledger = {
    title: top.text(['title', 'name', 'id', 'case', '标题', '名称']) ?? null,
    agency: top.text(['agency', 'agencyName', '机关', '行政机关']) ?? null,
    asOf: top.date(AS_OF) ?? null,
    knownOn: top.date(KNOWN_ON) ?? null,
    events: pairConsultations(settleSteps(drafts, notes), notes),
    notes,
  };
  return problems.length > 0 ? { problems } : { ledger };
}

function termNote(draft: EntryDraft): string[] {
  if (draft.kind !== 'other' || draft.event.kind !== 'clarificationAsked') return [];
  const { on, workdays } = draft.event;
  if (workdays === undefined) return [];
  return [
    `${dateWords(on)}的补正期限写的是${workdays}个工作日：自申请人收到告知书的次日起算；没有写明何时收到的，自告知的次日起算。`,
  ];
}

/** Where every entry has an `id` of its own, it numbers the entries and pairs nothing. */
function namesConsultations(values: readonly unknown[]): boolean {
  const ids = values.map((value) => (isObject(value) && 'id' in value ? value.id : undefined));
  return ids.includes(undefined) || new Set(ids).size < ids.length;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
