import { buffer } from 'node:stream/consumers';
import type { Ctx } from '../../platform/context.ts';
import { docxBlocks } from '../../files/docx-blocks.ts';
import { fillDocxTemplate } from '../../files/docx-template.ts';
import { letterDocument, type LetterFrame } from '../../files/letter-document.ts';
import { dayInShanghai, yearOf, type PlainDate } from '../../law/dates.ts';
import { checkLetter } from '../../law/letters/check-letter.ts';
import { defaultTemplate } from '../../law/letters/default-templates.ts';
import { faultsOfFields, fillLetter, printedValues, type FillFault } from '../../law/letters/fill-letter.ts';
import type { LetterFacts, LetterFinding } from '../../law/letters/letter-facts.ts';
import { letterKind, type LetterKindSpec } from '../../law/letters/letter-kinds.ts';
import { letterNumber } from '../../law/letters/letter-numbers.ts';
import { letterText } from '../../law/letters/letter-text.ts';
import type { Letter, LetterFieldValues } from '../../law/letters/letter.ts';
import { remedyOf, reviewAuthorityOf, type Remedy } from '../../law/remedies.ts';
import { decisionKind } from '../../law/decisions/decisions.ts';
import type { ReportDocument } from '../../files/report-document.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { settingsOf } from './letter-settings.ts';
import { activeTemplate } from './letters.repository.ts';
import type { LetterSettings, LetterTemplate, WantedLetter } from './letters.types.ts';

/** The next number of a sequence in a year: taken when a letter is issued, looked at for a preview. */
export type NumberSource = (of: { agencyId: string; sequence: string; year: number }) => Promise<number>;

/** A letter before it is a file: filled in and checked, or with what hinders that. */
export interface ComposedLetter {
  readonly wanted: WantedLetter;
  readonly issuedOn: PlainDate;
  readonly template: LetterTemplate | null;
  readonly sequence: { readonly year: number; readonly number: number } | null;
  readonly number: string | null;
  /** With what the program filled in. */
  readonly fields: LetterFieldValues;
  readonly faults: readonly FillFault[];
  /** Null while there are faults. */
  readonly filled: FilledLetter | null;
  readonly findings: readonly LetterFinding[];
}

/** A letter that is filled in. */
export interface FilledLetter {
  readonly letter: Letter;
  readonly text: string;
  readonly document: ReportDocument;
  /** An office's own Word file, filled in; null where our layout makes the DOCX. */
  readonly ownDocx: Buffer | null;
}

type Hands = Pick<Ctx, 'db' | 'storage' | 'clock'>;

/** What a letter is made from: a text, or a Word file that is kept. */
export type TemplateSource = Pick<LetterTemplate, 'text' | 'docxSha256'>;

/**
 * Numbers, fills in and checks a letter with the template in use, or with one that is tried out. Writes nothing but what
 * `numbers` writes.
 */
export async function composeLetter(
  ctx: Hands,
  wanted: WantedLetter,
  numbers: NumberSource,
  trial?: TemplateSource,
): Promise<ComposedLetter> {
  const spec = letterKind(wanted.kind);
  const issuedOn = wanted.issuedOn ?? dayInShanghai(ctx.clock.now());
  const settings = await settingsOf(ctx.db, wanted.agencyId);
  const sender = await senderOf(ctx, wanted.agencyId, settings);
  const sequence = await nextOf(spec, { agencyId: wanted.agencyId, year: yearOf(issuedOn) }, numbers);
  const number =
    spec.sequence === null || sequence === null
      ? null
      : letterNumber(settings.patterns[spec.sequence], sequence.year, sequence.number);
  const facts: LetterFacts = { ...wanted.facts, ...sender, kind: wanted.kind, number, issuedOn };
  const remedy = remedyFor(spec, facts);
  const fields = withOwnFields(wanted.fields, spec, {
    文号: number ?? '',
    行政机关: sender.agencyName,
    落款日期: issuedOn,
    救济途径: remedy.text,
  });
  const template = await activeTemplate(ctx.db, wanted);
  const frame = { agencyName: sender.agencyName, masthead: settings.masthead };
  const { faults, filled } = await fill(ctx, { spec, template: trial ?? template, fields, frame });
  const hindered = [...remedy.faults, ...faults];
  return {
    wanted,
    issuedOn,
    template,
    sequence,
    number,
    fields,
    faults: hindered,
    filled: hindered.length > 0 ? null : filled,
    findings: hindered.length > 0 || filled === null ? [] : checkLetter(filled.text, facts),
  };
}

async function nextOf(
  spec: LetterKindSpec,
  of: { readonly agencyId: string; readonly year: number },
  numbers: NumberSource,
): Promise<ComposedLetter['sequence']> {
  if (spec.sequence === null) return null;
  return { year: of.year, number: await numbers({ ...of, sequence: spec.sequence }) };
}

type Sender = Pick<LetterFacts, 'agencyName' | 'reviewAuthority' | 'court' | 'internetChannel'> & {
  readonly agencyName: string;
};

async function senderOf(ctx: Hands, agencyId: string, settings: LetterSettings): Promise<Sender> {
  const agency = await agencyById(ctx.db, agencyId);
  const parent = agency.parentId === null ? null : await agencyById(ctx.db, agency.parentId);
  return {
    agencyName: agency.name,
    reviewAuthority:
      reviewAuthorityOf({
        kind: agency.kind,
        parentName: parent?.name ?? null,
        override: agency.reviewAuthority,
      }) ?? '',
    court: agency.court,
    internetChannel: settings.internetChannel,
  };
}

const MISSING = {
  reviewAuthority: '没有设置行政复议机关，请在机构资料中填写。',
  court: '没有设置管辖法院，请在机构资料中填写。',
  internetChannel:
    '通过互联网送达的，要写明提交行政复议申请书的互联网渠道（行政复议法第22条），请在文书设置中填写。',
} as const;

/** The remedy paragraph of a kind of letter, or why there can't be one. */
function remedyFor(
  spec: LetterKindSpec,
  facts: LetterFacts,
): { readonly text: string; readonly faults: readonly FillFault[] } {
  if (spec.remedy === 'none') return { text: '', faults: [] };
  const fault = (message: string): FillFault => ({ placeholder: '救济途径', fault: 'missing', message });
  const decision = spec.decision ?? 'open.provide';
  const off = spec.decision !== null && facts.remedyOff === true;
  if (off && decisionKind(decision, facts.issuedOn).suitInadmissible === null)
    return { text: '', faults: [fault('这类答复不能省略复议、诉讼权利的告知。')] };
  const remedy: Remedy = remedyOf({
    decision,
    decidedOn: facts.issuedOn,
    reviewAuthority: facts.reviewAuthority ?? '',
    court: facts.court ?? '',
    internetChannel: facts.internetChannel ?? '',
    withheld: facts.withheld ?? [],
    ...(spec.remedy === 'byItems' && facts.decided !== undefined && { items: facts.decided }),
    servedElectronically: facts.servedElectronically ?? false,
    switchedOff: off,
  });
  return remedy.ok
    ? { text: remedy.text, faults: [] }
    : { text: '', faults: remedy.missing.map((what) => fault(MISSING[what])) };
}

/** What the program knows better than whoever writes the letter; only where the kind has the field. */
function withOwnFields(
  given: LetterFieldValues,
  spec: LetterKindSpec,
  own: Readonly<Record<'文号' | '行政机关' | '落款日期' | '救济途径', string>>,
): LetterFieldValues {
  const known = new Set<string>([...spec.required, ...spec.optional]);
  return { ...given, ...Object.fromEntries(Object.entries(own).filter(([name]) => known.has(name))) };
}

interface Filling {
  readonly spec: LetterKindSpec & { readonly key: WantedLetter['kind'] };
  readonly template: TemplateSource | null;
  readonly fields: LetterFieldValues;
  readonly frame: LetterFrame;
}

interface FillResult {
  readonly faults: readonly FillFault[];
  readonly filled: FilledLetter | null;
}

async function fill(ctx: Hands, filling: Filling): Promise<FillResult> {
  const { template, spec, fields, frame } = filling;
  if (template !== null && template.docxSha256 !== null)
    return fillOwn(ctx, { ...filling, sha256: template.docxSha256 });
  const filled = fillLetter({ kind: spec.key, text: template?.text ?? defaultTemplate(spec.key) }, fields);
  if (!filled.ok) return { faults: filled.faults, filled: null };
  const { letter } = filled;
  const document = letterDocument(letter, frame);
  return { faults: [], filled: { letter, text: letterText(letter), document, ownDocx: null } };
}

/** An office's Word file; its PDF has the same text in our layout. */
async function fillOwn(ctx: Hands, filling: Filling & { readonly sha256: string }): Promise<FillResult> {
  const { spec, fields, frame, sha256 } = filling;
  const faults = faultsOfFields(spec, fields);
  if (faults.length > 0) return { faults, filled: null };
  const ownDocx = fillDocxTemplate(await buffer(ctx.storage.read(sha256)), printedValues(fields));
  const { blocks, text } = docxBlocks(ownDocx);
  const title = blocks.find((block) => block.kind === 'title');
  const letter: Letter = {
    kind: spec.key,
    title: title?.kind === 'title' ? title.text : spec.label,
    sealed: spec.sealed,
    blocks,
  };
  return { faults: [], filled: { letter, text, document: letterDocument(letter, frame), ownDocx } };
}
