import type { PlainDate } from '../dates.ts';
import { type ClockEvent, type Consulted, type EventOf, type LedgerEntry } from './clock-events.ts';
import { readDate } from './ledger-dates.ts';
import { dateInText, numberInText, readExtension } from './ledger-extension.ts';
import { readTerm } from './ledger-term.ts';
import { Fields, type LedgerProblem } from './ledger-fields.ts';
import {
  DATE,
  DELIVERED,
  DETAIL,
  ID,
  KIND,
  METHOD,
  POSTED,
  REASON,
  RECORDED,
  REPLIED,
  RESUMES_ON,
  SEQ,
  SIGNED,
  UNTIL,
  VOIDS,
  WITH,
} from './ledger-keys.ts';
import type { LedgerStep } from './ledger-steps.ts';
import { type KindMeaning, consultedMeaning, kindMeaning } from './ledger-words.ts';

/** A consultation's entry before it is known which consultation it belongs to. */
export interface ConsultationDraft {
  readonly kind: 'consultationSent' | 'consultationDelivered' | 'consultationReplied';
  readonly entry: LedgerEntry;
  readonly id: string | null;
  readonly with: Consulted | null;
  readonly opinion?: EventOf<'consultationReplied'>['opinion'];
  readonly step?: LedgerStep;
  /** Up to when the clock stands still for it at most. */
  readonly until?: PlainDate;
}

/** An entry as far as it can be read by itself. */
export type EntryDraft =
  | ConsultationDraft
  | { readonly kind: 'other'; readonly event: ClockEvent; readonly step?: LedgerStep };

/** Where an entry stands. */
export interface EntryPlace {
  readonly path: string;
  readonly problems: LedgerProblem[];
  /** Whether an `id` beside the kind names a consultation; where each entry has another it names the entry. */
  readonly ownIds: boolean;
}

/** Reads one entry; one that tells of the delivery or the opinion too becomes several. Mistakes go into `problems`. */
export function readEntry(value: unknown, place: EntryPlace & { readonly seq: number }): EntryDraft[] {
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

function detailOf(value: object, outer: Fields, place: EntryPlace): Detail {
  const found = outer.find(DETAIL);
  const given = found?.value;
  // What stands in the entry itself may be a detail, but for the names of what every entry has.
  const taken = new Set([...KIND, ...DATE, ...DETAIL, ...SEQ, ...(place.ownIds ? [] : ['id'])]);
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => !taken.has(key)));
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
  const seq = outer.days(SEQ);
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
    case 'suspend': {
      const asked = askedBySuspension(entry, detail);
      if (asked === null) return [{ kind: 'other', event: eventOf(meaning.kind, entry, detail) }];
      const until = suspendedUntil(detail.fields, entry.on);
      const sent = { kind: 'consultationSent', with: asked } as const;
      return consultationDrafts('consultationSent', sent, entry, detail).map((draft) =>
        draft.kind === 'consultationSent' && until !== undefined ? { ...draft, until } : draft,
      );
    }
    default:
      return [
        {
          kind: 'other',
          event: eventOf(meaning.kind, entry, detail),
          ...(meaning.step !== undefined && { step: meaning.step }),
        },
      ];
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
  const draft = { entry, id, with: whom, ...(meaning.step !== undefined && { step: meaning.step }) };
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

/** Whose opinion a suspension waits for, where that one has a term: it then ends with the term, however late it is resumed. */
function askedBySuspension(entry: LedgerEntry, { fields, text }: Detail): Consulted | null {
  const meant = entry.reason === undefined ? null : (kindMeaning(entry.reason)?.with ?? null);
  const whom = whomNamed(fields, text) ?? consultedMeaning(entry.reason ?? '') ?? meant;
  return whom === 'otherAgency' ? null : whom;
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
      const deliveredOn = fields.date(DELIVERED);
      const told = readTerm(fields, text, entry.on);
      return { ...entry, kind, ...told, ...(deliveredOn !== undefined && { deliveredOn }) };
    }
    case 'extended':
      return { ...entry, kind, ...readExtension(fields, text, entry.on) };
    case 'extend': {
      const { workdays, ...more } = readExtension(fields, text, entry.on);
      // Approval, notice, or a day to extend to are what `extended` tells.
      const isPlain = workdays !== undefined && Object.keys(more).length === 0;
      if (isPlain) return { ...entry, kind, workdays };
      const known = { approvedBy: '（未写明）', notifiedOn: entry.on, ...more };
      return { ...entry, kind: 'extended', ...known, ...(workdays !== undefined && { workdays }) };
    }
    case 'answered':
      return { ...entry, kind, on: answeredOn(fields, entry.on) };
    case 'delayed': {
      const until = fields.date(UNTIL) ?? dateInText(text, entry.on);
      if (until === undefined && fields.find(UNTIL) === undefined)
        fields.complain('until', '缺少延迟答复到哪一天，例如 "detail": { "until": "2025-06-30" }。');
      return { ...entry, kind, until: until ?? entry.on };
    }
    case 'feeAsked': {
      const deliveredOn = fields.date(DELIVERED);
      return { ...entry, kind, ...(deliveredOn !== undefined && { deliveredOn }) };
    }
    case 'suspend': {
      const until = suspendedUntil(fields, entry.on);
      return { ...entry, kind, ...refOf(fields), ...(until !== undefined && { until }) };
    }
    case 'resume':
      return { ...entry, kind, ...refOf(fields) };
    case 'noted':
      return { ...entry, kind, what: text ?? entry.reason ?? '其他事项' };
    case 'corrected': {
      const voids = fields.days(VOIDS) ?? numberInText(text);
      if (voids === undefined)
        fields.complain('voids', '缺少要划去的条目编号，例如 "detail": { "voids": 2 }（从1数起）。');
      return { ...entry, kind, voids: voids ?? 0 };
    }
    default:
      return { ...entry, kind };
  }
}

function refOf(fields: Fields): { readonly ref?: string } {
  const ref = fields.text(ID);
  return ref === undefined ? {} : { ref };
}

function suspendedUntil(fields: Fields, on: PlainDate): PlainDate | undefined {
  const until = fields.date(RESUMES_ON);
  if (until !== undefined && until < on)
    fields.complain(fields.find(RESUMES_ON)?.key ?? 'until', '恢复日期早于中止日期，请核对。');
  return until;
}

/** The day that counts for being in time: 交邮之日 for letters, the signature where it was handed over (国办公开办函〔2016〕235号). */
function answeredOn(fields: Fields, on: PlainDate): PlainDate {
  const method = fields.text(METHOD) ?? '';
  const posted = fields.date(POSTED);
  if (posted !== undefined) return posted;
  const isPosted = /邮|mail|post|ems/i.test(method) && !/电子|e-?mail/i.test(method);
  return isPosted ? on : (fields.date(SIGNED) ?? on);
}
