import type { PlainDate } from '../dates.ts';
import { type ClockEvent, type Consulted, type EventOf, type LedgerEntry } from './clock-events.ts';
import { dateInside, readDate } from './ledger-dates.ts';
import { Fields, type LedgerProblem } from './ledger-fields.ts';
import { type KindMeaning, consultedMeaning, kindMeaning } from './ledger-words.ts';

/** A consultation's entry before it is known which consultation it belongs to. */
export interface ConsultationDraft {
  readonly kind: 'consultationSent' | 'consultationDelivered' | 'consultationReplied';
  readonly entry: LedgerEntry;
  readonly id: string | null;
  readonly with: Consulted | null;
  readonly opinion?: EventOf<'consultationReplied'>['opinion'];
}

/** An entry as far as it can be read by itself. */
export type EntryDraft = ConsultationDraft | { readonly kind: 'other'; readonly event: ClockEvent };

const KIND = ['kind', 'type', 'event', 'what', 'op', '种类', '事项', '类型', '事件'];
const DATE = ['date', 'on', 'day', 'effectiveOn', 'effectiveDate', 'at', 'when', '日期', '发生日期'];
const DETAIL = ['detail', 'details', 'data', 'payload', 'params', '详情', '说明'];
const RECORDED = [
  'recordedAt',
  'recordedOn',
  'recorded',
  'enteredAt',
  'enteredOn',
  'knownOn',
  '登记时间',
  '登记日期',
  '记录时间',
];
const REASON = ['reason', 'note', 'notes', 'comment', 'remark', '原因', '理由', '备注'];
const ID = [
  'consultation',
  'consultationId',
  'id',
  'ref',
  'reference',
  'key',
  'letter',
  'party',
  'name',
  '编号',
];
const WITH = [
  'with',
  'to',
  'party',
  'target',
  'whom',
  'who',
  'consulted',
  'addressee',
  'from',
  'kind',
  'type',
  '对象',
  '征求对象',
];
const WORKDAYS = [
  'workdays',
  'days',
  'workingDays',
  'businessDays',
  'wd',
  'count',
  'n',
  'length',
  'extendBy',
  '工作日',
  '天数',
  '延长天数',
  '延长工作日',
];
const UNTIL = [
  'until',
  'till',
  'to',
  'newDue',
  'newDueDate',
  'newDeadline',
  'due',
  'dueDate',
  'deadline',
  'date',
  '延长至',
  '延迟至',
  '至',
  '期限',
];
const APPROVED = ['approvedBy', 'approver', 'approved', 'approval', '批准人', '同意人', '负责人'];
const TOLD = [
  'notifiedOn',
  'notified',
  'notifiedAt',
  'toldOn',
  'told',
  'notificationDate',
  'informedOn',
  '告知日期',
  '告知申请人日期',
];
const RESPOND_BY = ['respondBy', 'term', 'deadline', 'due', 'until', 'dueBy', 'replyBy', '补正期限'];
const DELIVERED = [
  'deliveredOn',
  'delivered',
  'deliveredAt',
  'servedOn',
  'receivedOn',
  'signedOn',
  '签收日期',
  '送达日期',
];
const REPLIED = [
  'repliedOn',
  'replied',
  'replyOn',
  'replyReceivedOn',
  'returnedOn',
  'answeredOn',
  'opinionReceivedOn',
  '反馈日期',
];
const VOIDS = ['voids', 'void', 'seq', 'strikes', 'target', 'corrects', 'entry', 'ref', '划去', '更正条目'];

/** Reads one entry; one that tells of the delivery or the opinion too becomes several. Mistakes go into `problems`. */
export function readEntry(
  value: unknown,
  place: { readonly path: string; readonly seq: number; readonly problems: LedgerProblem[] },
): EntryDraft[] {
  const { path, problems } = place;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push({ path, message: '每个事项应为对象，例如 { "kind": "received", "date": "2025-03-03" }。' });
    return [];
  }
  const outer = new Fields(path, [value], problems);
  const written = outer.find(KIND);
  const meaning = typeof written?.value === 'string' ? kindMeaning(written.value) : null;
  if (meaning === null)
    outer.complain(
      written?.key ?? 'kind',
      written === undefined
        ? '缺少事项种类，例如 "kind": "received"。'
        : `不认识的事项种类${JSON.stringify(written.value)}。可用的种类见 docs/law/clock-json.md。`,
    );
  const on = outer.date(DATE);
  if (on === undefined && outer.find(DATE) === undefined)
    outer.complain('date', '缺少日期，例如 "date": "2025-03-03"。');
  if (meaning === null || on === undefined) return [];
  const detail = detailOf(value, outer, place);
  const entry = entryOf(outer, on, { ...detail, seq: place.seq });
  return draftsOf(meaning, entry, detail);
}

interface Detail {
  /** What the detail tells, and what stands beside it in the entry. */
  readonly fields: Fields;
  /** The detail where it is a text. */
  readonly text: string | null;
}

function detailOf(
  value: object,
  outer: Fields,
  place: { readonly path: string; readonly problems: LedgerProblem[] },
): Detail {
  const found = outer.find(DETAIL);
  const given = found?.value;
  // What stands in the entry itself under the names of kind and date isn't a detail.
  const own = Object.fromEntries(
    Object.entries(value).filter(([key]) => ![...KIND, ...DATE, ...DETAIL].includes(key)),
  );
  if (typeof given === 'object' && given !== null && !Array.isArray(given))
    return { fields: new Fields(`${place.path}.${found?.key}`, [given, own], place.problems), text: null };
  if (typeof given === 'number')
    return {
      fields: new Fields(place.path, [{ workdays: given }, own], place.problems),
      text: String(given),
    };
  if (Array.isArray(given) || typeof given === 'boolean')
    outer.complain(found?.key ?? 'detail', 'detail 应为对象或者文字。');
  const text = typeof given === 'string' && given.trim() !== '' ? given.trim() : null;
  return { fields: new Fields(place.path, [own], place.problems), text };
}

function entryOf(outer: Fields, on: PlainDate, detail: Detail & { readonly seq: number }): LedgerEntry {
  const seq = outer.days(['seq', 'no', 'number', '序号', '条目']);
  const recorded = outer.text(RECORDED);
  const reason = outer.text(REASON) ?? detail.fields.text(REASON) ?? detail.text ?? undefined;
  const recordedAt = recorded === undefined ? undefined : recordedMoment(recorded);
  if (recordedAt === null)
    outer.complain(outer.find(RECORDED)?.key ?? 'recordedAt', `“${recorded}”不是存在的日期或者时间。`);
  if (seq !== undefined && (!Number.isSafeInteger(seq) || seq < 1))
    outer.complain('seq', '编号应为大于等于1的整数。');
  return {
    on,
    seq: seq ?? detail.seq,
    ...(typeof recordedAt === 'string' && { recordedAt }),
    ...(reason !== undefined && { reason }),
  };
}

/** A moment with its zone stays one; a day, or a moment of the office's own time, becomes a day. */
function recordedMoment(text: string): string | null {
  const day = readDate(text);
  return day !== null && /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) && text.length > 10
    ? text.replace(' ', 'T')
    : day;
}

function draftsOf(meaning: KindMeaning, entry: LedgerEntry, detail: Detail): EntryDraft[] {
  switch (meaning.kind) {
    case 'consultationSent':
    case 'consultationDelivered':
    case 'consultationReplied':
      return consultationDrafts(meaning.kind, meaning, entry, detail);
    default:
      return [{ kind: 'other', event: eventOf(meaning.kind, entry, detail) }];
  }
}

function consultationDrafts(
  kind: ConsultationDraft['kind'],
  meaning: KindMeaning,
  entry: LedgerEntry,
  detail: Detail,
): EntryDraft[] {
  const { fields, text } = detail;
  const whom = meaning.with ?? whomNamed(fields, text);
  const written = fields.text(ID) ?? (text !== null && text.length <= 20 ? text : undefined);
  // A name of a party alone says whom, not which.
  const id = written === undefined || consultedMeaning(written) !== null ? null : written;
  const draft = { entry, id, with: whom };
  if (kind !== 'consultationSent')
    return [{ ...draft, kind, ...(kind === 'consultationReplied' && opinionOf(fields)) }];
  const delivered = fields.date(DELIVERED);
  const replied = fields.date(REPLIED);
  return [
    { ...draft, kind },
    ...(delivered === undefined
      ? []
      : [{ ...draft, kind: 'consultationDelivered' as const, entry: { ...entry, on: delivered } }]),
    ...(replied === undefined
      ? []
      : [{ ...draft, kind: 'consultationReplied' as const, entry: { ...entry, on: replied } }]),
  ];
}

function whomNamed(fields: Fields, text: string | null): Consulted | null {
  const values = [...WITH.map((name) => fields.find([name])?.value), text];
  for (const value of values) {
    const whom = typeof value === 'string' ? consultedMeaning(value) : null;
    if (whom !== null) return whom;
  }
  return null;
}

function opinionOf(fields: Fields): Pick<ConsultationDraft, 'opinion'> {
  const text = fields.text(['opinion', 'result', 'answer', '意见', '结果']);
  if (text === undefined) return {};
  if (/不同意|拒绝|refus|disagree|object|against|deny|denied|^no$/i.test(text)) return { opinion: 'refuses' };
  return { opinion: /同意|agree|consent|^yes$/i.test(text) ? 'agrees' : 'other' };
}

function eventOf(
  kind: Exclude<ClockEvent['kind'], ConsultationDraft['kind']>,
  entry: LedgerEntry,
  detail: Detail,
): ClockEvent {
  const { fields, text } = detail;
  switch (kind) {
    case 'clarificationAsked': {
      const respondBy = fields.date(RESPOND_BY) ?? inText(text);
      return { ...entry, kind, ...(respondBy !== undefined && { respondBy }) };
    }
    case 'extended':
      return { ...entry, kind, ...extensionOf(fields, text) };
    case 'extend': {
      const { workdays, until } = extensionOf(fields, text);
      // A date to extend to, or nothing at all, is what `extended` understands.
      return workdays === undefined
        ? {
            ...entry,
            kind: 'extended',
            approvedBy: '（手工核算）',
            notifiedOn: entry.on,
            ...(until !== undefined && { until }),
          }
        : { ...entry, kind, workdays };
    }
    case 'delayed': {
      const until = fields.date(UNTIL) ?? inText(text);
      if (until === undefined && fields.find(UNTIL) === undefined)
        fields.complain('until', '缺少延迟答复到哪一天，例如 "detail": { "until": "2025-06-30" }。');
      return { ...entry, kind, until: until ?? entry.on };
    }
    case 'feeAsked': {
      const deliveredOn = fields.date(DELIVERED);
      return { ...entry, kind, ...(deliveredOn !== undefined && { deliveredOn }) };
    }
    case 'suspend':
    case 'resume': {
      const ref = fields.text(ID);
      return { ...entry, kind, ...(ref !== undefined && { ref }) };
    }
    case 'corrected': {
      const voids = fields.days(VOIDS) ?? numberIn(text);
      if (voids === undefined)
        fields.complain('voids', '缺少要划去的条目编号，例如 "detail": { "voids": 2 }（从1数起）。');
      return { ...entry, kind, voids: voids ?? 0 };
    }
    default:
      return { ...entry, kind };
  }
}

function extensionOf(fields: Fields, text: string | null): Omit<EventOf<'extended'>, 'kind' | 'on'> {
  const workdays = fields.days(WORKDAYS);
  // A date within the text is the day to extend to; else a number is one of days.
  const until = workdays === undefined ? (fields.date(UNTIL) ?? inText(text)) : undefined;
  const days = workdays ?? (until === undefined ? numberIn(text) : undefined);
  const approved = fields.find(APPROVED)?.value;
  const told = fields.find(TOLD)?.value;
  const notifiedOn = typeof told === 'string' ? fields.date(TOLD) : undefined;
  return {
    ...(days !== undefined && { workdays: days }),
    ...(until !== undefined && { until }),
    ...(approved === false || approved === null ? { approvedBy: null } : {}),
    ...(approved === true && { approvedBy: '工作机构负责人' }),
    ...(typeof approved === 'string' && { approvedBy: approved }),
    ...(told === false || told === null ? { notifiedOn: null } : {}),
    ...(notifiedOn !== undefined && { notifiedOn }),
  };
}

function inText(text: string | null): PlainDate | undefined {
  return text === null ? undefined : (dateInside(text) ?? undefined);
}

function numberIn(text: string | null): number | undefined {
  const found = text === null ? null : /(\d{1,4})/.exec(text);
  return found === null ? undefined : Number(found[1]);
}
