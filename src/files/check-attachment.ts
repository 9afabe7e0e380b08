import { readText, type TextContext } from '../text/checked-text.ts';
import { NO_WORDS, withoutExceptions } from '../text/office-words.ts';
import { PERSONAL_DATA_RULES } from '../text/rules/personal-data/personal-data-rules.ts';
import type { TextFinding, TextKind, TextSeverity } from '../text/text-finding.ts';
import { findingsOf } from '../text/text-rule.ts';
import { type AttachmentBlock, type AttachmentText, attachmentText } from './attachment-text.ts';
import { hiddenContent } from './hidden-content/hidden-content.ts';
import {
  type AttachmentPlace,
  HIDDEN_KIND_LABELS,
  type HiddenFinding,
  type HiddenKind,
  placeInWords,
} from './hidden-content/hidden-finding.ts';
import { withoutFailing } from './readers/read-any.ts';
import { UnreadableFile } from './readers/unreadable-file.ts';

/** Something in an attachment that must be looked at before it goes out. It never repeats the words themselves. */
export interface AttachmentFinding {
  readonly kind: TextKind;
  /** `I09` for hidden content, else the rule on texts. */
  readonly rule: string;
  readonly severity: TextSeverity;
  /** What hides it, or what is hidden; null for what any reader sees. */
  readonly hidden: HiddenKind | null;
  readonly place: AttachmentPlace;
  /** Chinese: the place in words; empty where none is known. */
  readonly where: string;
  /** Chinese: what it is and what to do. */
  readonly reason: string;
  /** Of personal data, how many UTF-16 units into its paragraph or cell it stands, and how many it is long; null for hidden content. */
  readonly stretch: { readonly at: number; readonly length: number } | null;
}

/** What came of checking a file. */
export interface CheckedAttachment {
  readonly findings: readonly AttachmentFinding[];
  /** Chinese: what of it wasn't checked. */
  readonly notes: readonly string[];
}

const MOST_FINDINGS = 2_000;
/** Names of rules by identifier: reasons of findings may repeat what stands in the text. */
const NAMES = new Map(PERSONAL_DATA_RULES.map(({ id, name }) => [id, name]));

/**
 * Personal data in a file's words, hidden ones too (I01 to I08), and what it carries unseen (I09). A file that can't be read has no
 * findings and a note that says why. Unguarded: files of strangers go through a reading pool.
 */
export async function checkAttachment(
  file: { readonly bytes: Uint8Array; readonly name: string },
  context: TextContext = {},
): Promise<CheckedAttachment> {
  const notes: string[] = [];
  const unseen = await orNote(notes, async () => hiddenContent(file.bytes));
  const read = await orNote(notes, async () => attachmentText(file));
  const findings = [...(unseen ?? []).map(ofHidden), ...(read === null ? [] : personalData(read, context))];
  const more = findings.length - MOST_FINDINGS;
  return {
    findings: findings.slice(0, MOST_FINDINGS),
    notes: [
      ...new Set([...notes, ...(read?.notes ?? []), ...(more > 0 ? [`另有 ${more} 处没有列出。`] : [])]),
    ],
  };
}

async function orNote<T>(notes: string[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await withoutFailing(work);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    notes.push(error.message);
    return null;
  }
}

function ofHidden(finding: HiddenFinding): AttachmentFinding {
  const { kind, rule, severity, place, reason } = finding;
  return {
    kind: 'personal-data',
    rule,
    severity,
    hidden: kind,
    place,
    where: placeInWords(place),
    reason,
    stretch: null,
  };
}

function personalData(read: AttachmentText, context: TextContext): AttachmentFinding[] {
  const checked = readText(read.text, { ...context, wrapped: read.wrapped }, read.blocks);
  const found = PERSONAL_DATA_RULES.flatMap((rule) => findingsOf(rule, checked));
  const kept = withoutExceptions(found, read.text, context.words ?? NO_WORDS);
  return kept
    .toSorted((one, other) => one.start - other.start)
    .map((finding) => ofWords(finding, blockAt(read.blocks, finding.start)));
}

function ofWords(finding: TextFinding, block: AttachmentBlock | undefined): AttachmentFinding {
  const { kind, rule, severity, start, end } = finding;
  const place = block?.place ?? {};
  const hidden = block?.hidden ?? null;
  const label =
    hidden === null || hidden === 'unchecked' ? '' : `（在${HIDDEN_KIND_LABELS[hidden]}里，读者看不见）`;
  return {
    kind,
    rule,
    severity,
    hidden,
    place,
    where: placeInWords(place),
    reason: `疑似${NAMES.get(rule) ?? '个人信息'}${label}，请遮盖后再公开。`,
    stretch: { at: start - (block?.start ?? 0), length: end - start },
  };
}

/** The block in which a place lies; blocks stand one behind the other. */
function blockAt(blocks: readonly AttachmentBlock[], at: number): AttachmentBlock | undefined {
  let [low, high] = [0, blocks.length - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const block = blocks[middle];
    if (block === undefined) return undefined;
    if (at < block.start) high = middle - 1;
    else if (at >= block.end) low = middle + 1;
    else return block;
  }
  return undefined;
}
