import { createHash } from 'node:crypto';
import { DomUtils, parseDocument } from 'htmlparser2';
import { ruleById } from '../../text/rules.ts';
import type { TextBlock, TextContext } from '../../text/checked-text.ts';
import { TEXT_KIND_LABELS, type TextFinding } from '../../text/text-finding.ts';
import { textOfHtml } from '../../files/checking/text-of-html.ts';
import type { CheckingPool } from '../../files/checking/checking-pool.ts';
import { repeatsPersonalData } from './personal-masked.ts';
import type { CheckedPart } from './quality.api.ts';

/** What of a document is proofread. */
export interface CheckedContent {
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly metadata: { readonly keywords: readonly string[] };
  readonly attachments: readonly { readonly name: string }[];
}

/** A finding with the part that it stands in. Of personal data neither words nor reason are repeated: they would be kept twice. */
export interface PartFinding extends TextFinding {
  readonly part: CheckedPart;
  /** Of its words, what stands around them and the rule: the same wherever they move. */
  readonly fingerprint: string;
  /** Of the attachment that it stands in; empty for the text. */
  readonly sha256?: string | undefined;
}

/** A part as it is checked. */
export interface PartText {
  readonly part: CheckedPart;
  readonly text: string;
  readonly blocks?: readonly TextBlock[];
}

/** The parts of a document that have words. */
export function partsOf(content: CheckedContent): PartText[] {
  const { title, summary, bodyHtml } = content;
  const body = textOfHtml(bodyHtml);
  const parts: PartText[] = [
    { part: 'title', text: title },
    { part: 'summary', text: summary },
    { part: 'body', text: body.text, blocks: body.blocks },
    { part: 'unseen', text: unseenWords(content) },
  ];
  return parts.filter(({ text }) => text.trim() !== '');
}

/** Words that are public and stand in no sentence: only personal data is looked for in them. */
function unseenWords({ bodyHtml, metadata, attachments }: CheckedContent): string {
  const pictures = DomUtils.getElementsByTagName('img', parseDocument(bodyHtml).children);
  const said = pictures.flatMap(({ attribs }) => [attribs['alt'] ?? '', attribs['title'] ?? '']);
  return [...said, ...metadata.keywords, ...attachments.map(({ name }) => name)]
    .filter((words) => words.trim() !== '')
    .join('\n');
}

/** Everything a proofreader would mark in a document. The context is that of the body. Rejects with `UncheckableText`. */
export async function checkParts(
  checker: Pick<CheckingPool, 'check'>,
  parts: readonly PartText[],
  context: TextContext,
): Promise<PartFinding[]> {
  const { words, author, date, issuer } = context;
  const plain: TextContext = {
    ...(words && { words }),
    ...(author && { author }),
    ...(date && { date }),
    ...(issuer && { issuer }),
  };
  const found = await Promise.all(
    parts.map(async ({ part, text, blocks }) => {
      const all = await checker.check({
        text,
        context: part === 'body' ? context : plain,
        ...(blocks && { blocks }),
      });
      const findings = part === 'unseen' ? all.filter(({ kind }) => kind === 'personal-data') : all;
      return withFingerprints(text, findings, part).map((finding) => ({ ...finding, part }));
    }),
  );
  return found.flat();
}

const AROUND = 8;

/**
 * Findings with what they are recognised by in the next revision, the same words in the same surroundings counted. What is said of
 * personal data, or would repeat it, is the rule's name alone.
 */
export function withFingerprints(
  text: string,
  findings: readonly TextFinding[],
  source: string,
): (TextFinding & { readonly fingerprint: string })[] {
  const seen = new Map<string, number>();
  const personal = findings.filter(({ kind }) => kind === 'personal-data');
  return findings.map((finding) => {
    const { start, end, rule } = finding;
    const around = [text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND)];
    const what = [source, rule, text.slice(start, end), ...around].join('\0');
    const times = seen.get(what) ?? 0;
    seen.set(what, times + 1);
    const fingerprint = createHash('sha256').update(`${what}\0${times}`).digest('hex').slice(0, 32);
    return { ...finding, fingerprint, ...onlyNamed(text, finding, personal) };
  });
}

/** A finding in or beside personal data tells what it is and repeats nothing. */
function onlyNamed(
  text: string,
  finding: TextFinding,
  personal: readonly TextFinding[],
): Partial<TextFinding> {
  const { kind, rule } = finding;
  const name = ruleById(rule)?.name ?? TEXT_KIND_LABELS[kind];
  if (kind === 'personal-data') return { reason: `疑似${name}`, suggestion: null };
  return repeatsPersonalData(text, finding, personal) ? { reason: name, suggestion: null } : {};
}

/** The words of a finding as they may be kept, from a text with personal data masked. */
export function keptWords(text: string, { kind, start, end }: TextFinding): string {
  return kind === 'personal-data'
    ? ''
    : text.slice(start, Math.min(end, start + LONGEST_KEPT)).toWellFormed();
}

const LONGEST_KEPT = 200;
