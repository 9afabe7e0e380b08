import { DOCUMENT_KIND_LABELS, type DocumentKind } from '../../law/document-kinds.ts';
import { checkDocumentNumber } from '../../law/document-number.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import { ATTRIBUTE_LABELS, type Metadata, type Validity } from './documents.content.ts';
import { KIND_SPECS, METADATA_LABELS, type MetadataField } from './documents.kinds.ts';

/** One thing to put right (`error`: hinders submission) or to look at (`warning`). */
export interface CheckIssue {
  readonly code: string;
  readonly field: 'title' | 'summary' | 'body' | 'attachments' | MetadataField;
  readonly severity: 'error' | 'warning';
  /** For people, saying what to do. */
  readonly message: string;
}

/** The parts of a revision that the requirements look at. */
export interface Reviewable {
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly metadata: Metadata;
  readonly attachments: readonly { readonly id: string }[];
}

/**
 * What a revision needs before it can be submitted, by its kind. Every requirement not met is an issue; an empty
 * list, or one of warnings only, lets it pass.
 */
export function requirementsForReview(revision: Reviewable, kind: DocumentKind): CheckIssue[] {
  return [
    ...titleIssues(revision.title),
    ...bodyIssues(revision, kind),
    ...pictureIssues(revision),
    ...summaryIssues(revision.summary),
    ...fieldIssues(revision.metadata, kind),
    ...numberIssues(revision.metadata.documentNumber, kind),
    ...dateIssues(revision.metadata),
    ...attributeIssues(revision.metadata),
  ];
}

function titleIssues(title: string): CheckIssue[] {
  return title.trim() === '' ? [error('title', 'title_missing', '请填写标题。')] : [];
}

function bodyIssues(revision: Reviewable, kind: DocumentKind): CheckIssue[] {
  if (hasContent(revision.bodyHtml)) return [];
  if (KIND_SPECS[kind].attachmentMayReplaceBody && revision.attachments.length > 0) return [];
  const way = KIND_SPECS[kind].attachmentMayReplaceBody ? '请填写正文，或上传附件。' : '请填写正文。';
  return [error('body', 'body_missing', way)];
}

/** A picture is an attachment of the same revision; another one would be missing from the public page. */
function pictureIssues({ bodyHtml, attachments }: Reviewable): CheckIssue[] {
  const known = new Set(attachments.map((attachment) => attachment.id));
  const named = [...bodyHtml.matchAll(/<img\b[^>]*?\bdata-attachment-id="([^"]*)"/g)].map(
    ([, id]) => id ?? '',
  );
  if (named.every((id) => known.has(id))) return [];
  return [error('body', 'picture_missing', '正文中有图片不在附件中，公开后将无法显示，请重新插入这些图片。')];
}

/** Text, or a picture or table that carries the content. */
function hasContent(html: string): boolean {
  if (/<(?:img|table)\b/i.test(html)) return true;
  return html.replace(/<[^>]*>/g, '').replace(/&nbsp;|[\s\u3000]/g, '') !== '';
}

/** 条例第12条: the catalogue contains 索引、名称、内容概述、生成日期; without a summary its beginning is taken. */
function summaryIssues(summary: string): CheckIssue[] {
  if (summary.trim() !== '') return [];
  const message = '没有填写内容概述，公开目录将摘取正文开头代替（条例第12条要求目录列明内容概述）。';
  return [warning('summary', 'summary_missing', message)];
}

function fieldIssues(metadata: Metadata, kind: DocumentKind): CheckIssue[] {
  const spec = KIND_SPECS[kind];
  const missing = (field: MetadataField): boolean => {
    const value = metadata[field];
    return value === null || value.length === 0;
  };
  return [
    ...spec.required
      .filter(missing)
      .map((field) =>
        error(field, 'field_missing', `${DOCUMENT_KIND_LABELS[kind]}须填写${METADATA_LABELS[field]}。`),
      ),
    ...spec.advised
      .filter(missing)
      .map((field) => warning(field, 'field_advised', `建议填写${METADATA_LABELS[field]}。`)),
  ];
}

/** GB/T 9704: what is submitted as an official document bears a well-formed number; elsewhere it is only pointed out. */
function numberIssues(number: string, kind: DocumentKind): CheckIssue[] {
  if (number === '') return [];
  const strict = KIND_SPECS[kind].required.includes('documentNumber');
  return checkDocumentNumber(number).map((finding) => ({
    code: 'documents.number_form',
    field: 'documentNumber',
    severity: strict ? 'error' : 'warning',
    message: finding.message,
  }));
}

function dateIssues(metadata: Metadata): CheckIssue[] {
  const { writtenOn, effectiveOn, lapsesOn, publicityUntil } = metadata;
  const issues: CheckIssue[] = [];
  if (effectiveOn !== null && lapsesOn !== null && lapsesOn <= effectiveOn) {
    issues.push(error('lapsesOn', 'dates_order', '失效日期应晚于施行日期，请核对。'));
  }
  if (writtenOn !== null && effectiveOn !== null && effectiveOn < writtenOn) {
    issues.push(warning('effectiveOn', 'dates_order', '施行日期早于成文日期，请核对是否溯及既往。'));
  }
  if (writtenOn !== null && publicityUntil !== null && publicityUntil < writtenOn) {
    issues.push(error('publicityUntil', 'dates_order', '公示截止日期早于成文日期，请核对。'));
  }
  return issues;
}

/** 公开属性源头认定: another attribute than 主动公开 needs its reason, and never reaches the portal. */
function attributeIssues(metadata: Metadata): CheckIssue[] {
  if (metadata.attribute === 'proactive') return [];
  const label = ATTRIBUTE_LABELS[metadata.attribute];
  const never = warning(
    'attribute',
    'not_proactive',
    `公开属性为“${label}”的文稿可以送审存档，但不能发布到网站。`,
  );
  if (metadata.attributeReason !== '') return [never];
  return [
    never,
    error('attributeReason', 'reason_missing', `公开属性为“${label}”，请写明不主动公开的理由。`),
  ];
}

/** A later change of validity, and from which day it holds. */
export interface ValidityStep {
  readonly validity: Validity;
  readonly sinceOn: PlainDate;
  /** The document that brings it about, where one was named. */
  readonly changedBy?: string | null;
}

/** What validity follows from: that at publication, its 失效日期, and what was recorded since, in that order. */
export interface ValidityTerms {
  readonly initial: Validity;
  readonly lapsesOn: PlainDate | null;
  readonly changes: readonly ValidityStep[];
}

/** Validity on a day: that of the change that holds then. */
export function validityOn(terms: ValidityTerms, on: PlainDate): Validity {
  return validityStepOn(terms, on).validity;
}

/** The change of validity that holds on a day. */
export interface StandingValidity {
  readonly validity: Validity;
  /** Null where it is so since the publication. */
  readonly sinceOn: PlainDate | null;
  /** The document by which this one is amended, repealed or replaced; null where the change names none. */
  readonly changedBy: string | null;
}

/**
 * What holds is what began last: the validity at publication, the lapse on its day (`lapsesOn` is the first day on which it no
 * longer holds), or a recorded change; on the same day the later record wins over the earlier, and any record over the computed
 * lapse. What had ended before doesn't lapse any more.
 */
export function validityStepOn(terms: ValidityTerms, on: PlainDate): StandingValidity {
  const { validity, sinceOn, changedBy } = stepOn(terms, on);
  return { validity, sinceOn: sinceOn === '' ? null : sinceOn, changedBy: changedBy ?? null };
}

function stepOn({ initial, lapsesOn, changes }: ValidityTerms, on: PlainDate): ValidityStep {
  const begun = changes.filter((step) => step.sinceOn <= on);
  if (lapsesOn === null || lapsesOn > on) return latest(initial, begun);
  const before = latest(
    initial,
    begun.filter((step) => step.sinceOn < lapsesOn),
  );
  if (!isInForce(before.validity)) return latest(initial, begun);
  return latest(initial, [{ validity: 'lapsed', sinceOn: lapsesOn }, ...begun]);
}

/**
 * From which day on, after the one given, a document will have lapsed by the mere passing of time; null when it won't. What was
 * recorded for days to come doesn't count: it may still be taken back.
 */
export function lapseAhead(terms: ValidityTerms, on: PlainDate): PlainDate | null {
  const { lapsesOn } = terms;
  if (lapsesOn === null || lapsesOn <= on) return null;
  const known = { ...terms, changes: terms.changes.filter((step) => step.sinceOn <= on) };
  const lapses = validityOn(known, on) !== 'lapsed' && validityOn(known, lapsesOn) === 'lapsed';
  return lapses ? lapsesOn : null;
}

function latest(initial: Validity, steps: readonly ValidityStep[]): ValidityStep {
  let current: ValidityStep = { validity: initial, sinceOn: '' };
  for (const step of steps) {
    if (step.sinceOn >= current.sinceOn) current = step;
  }
  return current;
}

/** Until when a document holds, in the terms of the register of normative documents. */
export interface Force {
  /** Its last day by its own term; null where it has none, or was put in force again after it. */
  readonly validUntil: PlainDate | null;
  /** Since when it no longer holds because somebody said so; null where nobody did, and where the day isn't known. */
  readonly endedOn: PlainDate | null;
  readonly endedHow: 'repealed' | 'lapsed' | null;
}

/** What validity and its changes come to once all of them have begun; `validityOn` says the same day by day. */
export function forceOf(terms: {
  initial: Validity;
  lapsesOn: PlainDate | null;
  changes: readonly ValidityStep[];
}): Force {
  const { initial, lapsesOn, changes } = terms;
  const lapse = lapsesOn === null ? [] : [{ validity: 'lapsed' as const, sinceOn: lapsesOn, byTerm: true }];
  const steps = [...lapse, ...changes.map((step) => ({ ...step, byTerm: false }))].toSorted((a, b) =>
    a.sinceOn < b.sinceOn ? -1 : a.sinceOn > b.sinceOn ? 1 : 0,
  );
  let end = isInForce(initial) ? null : { validity: initial, sinceOn: '', byTerm: false };
  let validUntil = lapsesOn === null ? null : addDays(lapsesOn, -1);
  for (const [index, step] of steps.entries()) {
    // Of what was recorded for one day the last holds.
    if (steps[index + 1]?.sinceOn === step.sinceOn) continue;
    if (!isInForce(step.validity)) end ??= step;
    else {
      end = null;
      if (lapsesOn !== null && step.sinceOn >= lapsesOn) validUntil = null;
    }
  }
  if (end === null || end.byTerm) return { validUntil, endedOn: null, endedHow: null };
  return {
    validUntil,
    endedOn: end.sinceOn === '' ? null : end.sinceOn,
    endedHow: end.validity === 'repealed' ? 'repealed' : 'lapsed',
  };
}

function isInForce(validity: Validity): boolean {
  return validity === 'valid' || validity === 'amended';
}

function error(field: CheckIssue['field'], code: string, message: string): CheckIssue {
  return { code: `documents.${code}`, field, severity: 'error', message };
}

function warning(field: CheckIssue['field'], code: string, message: string): CheckIssue {
  return { code: `documents.${code}`, field, severity: 'warning', message };
}
