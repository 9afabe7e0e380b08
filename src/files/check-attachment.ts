import { readText, type TextContext } from '../text/checked-text.ts';
import { NO_WORDS, withoutExceptions } from '../text/office-words.ts';
import { PERSONAL_DATA_RULES } from '../text/rules/personal-data/personal-data-rules.ts';
import type { TextFinding, TextKind, TextSeverity } from '../text/text-finding.ts';
import { findingsOf } from '../text/text-rule.ts';
import { archiveMembers } from './archive-members.ts';
import { type AttachmentBlock, type AttachmentText, attachmentText } from './attachment-text.ts';
import { hiddenContent } from './hidden-content/hidden-content.ts';
import {
  type AttachmentPlace,
  HIDDEN_KIND_LABELS,
  type HiddenFinding,
  type HiddenKind,
  placeInWords,
} from './hidden-content/hidden-finding.ts';
import { isZip } from './masking/zip-parts.ts';
import { withoutFailing } from './readers/read-any.ts';
import { RefusedFile } from './readers/read-any-refusal.ts';
import { EndedReading, UnreadableFile } from './readers/unreadable-file.ts';
import { findingsOfNotes, listedFindings, unreadFinding } from './unread-findings.ts';

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

/** Of an archive within an archive nothing is looked at, and of kinds that no reader here knows. */
const NESTED = '压缩包里还有压缩包，没有检查。请解压后逐个上传。';
const ARCHIVE = '这种压缩包（RAR、7Z 等）打不开，里面的文件没有检查。请解压后逐个上传，或者改用 ZIP。';
const UNKNOWN =
  '认不出这是什么文件，里面的内容没有检查。请另存为 DOCX、XLSX、PDF 或 OFD 后上传，或者人工核对后写明理由。';

interface NamedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/**
 * Personal data in a file's words, hidden ones too (I01 to I08), what it carries unseen and what of it can't be looked into (I09). The
 * files of a ZIP archive are checked each for itself. Of severity `gate` is what nobody has looked into at all, `advice` what is a
 * picture. Unguarded: files of strangers go through a reading pool.
 */
export async function checkAttachment(
  file: NamedFile,
  context: TextContext = {},
): Promise<CheckedAttachment> {
  const { findings, notes } = await checkFile(file, context, true);
  return { findings: listedFindings(findings, MOST_FINDINGS), notes: [...new Set(notes)] };
}

async function checkFile(
  file: NamedFile,
  context: TextContext,
  opensArchives: boolean,
): Promise<CheckedAttachment> {
  const read = await orWhy(async () => attachmentText(file));
  if (read instanceof RefusedFile && read.reason === 'archive' && isZip(file.bytes))
    return opensArchives ? checkMembers(file.bytes, context) : unread([NESTED]);
  const unseen = await orWhy(async () => hiddenContent(file.bytes));
  const hiddenOnes = unseen instanceof UnreadableFile ? [] : unseen.map(ofHidden);
  // What can't be opened fails twice, for one reason.
  if (read instanceof UnreadableFile) {
    const { findings, notes } = unread([whyUnread(read)]);
    return { findings: [...hiddenOnes, ...findings], notes };
  }
  const failed = unread(unseen instanceof UnreadableFile ? [unseen.message] : []);
  return {
    findings: [
      ...hiddenOnes,
      ...failed.findings,
      ...personalData(read, context),
      ...findingsOfNotes(read.notes, read.readsHidden),
    ],
    notes: [...failed.notes, ...read.notes],
  };
}

async function checkMembers(bytes: Uint8Array, context: TextContext): Promise<CheckedAttachment> {
  const members = await orWhy(async () => archiveMembers(bytes));
  if (members instanceof UnreadableFile) return unread([members.message]);
  const findings: AttachmentFinding[] = [];
  const notes: string[] = [];
  for (const member of members) {
    const checked = await checkFile(member, context, false);
    findings.push(...checked.findings.map((finding) => withinMember(finding, member.name)));
    notes.push(...checked.notes.map((note) => `“${member.name}”：${note}`));
  }
  return { findings, notes };
}

function withinMember(finding: AttachmentFinding, name: string): AttachmentFinding {
  const within = finding.place.within === undefined ? name : `${name}/${finding.place.within}`;
  const place = { ...finding.place, within };
  return { ...finding, place, where: placeInWords(place) };
}

function unread(messages: readonly string[]): CheckedAttachment {
  return { findings: messages.map((message) => unreadFinding(message)), notes: messages };
}

/** The words of readers are for those who send reports: for attachments some say other things. */
function whyUnread(error: UnreadableFile): string {
  if (!(error instanceof RefusedFile)) return error.message;
  if (error.reason === 'archive') return ARCHIVE;
  return error.reason === 'unknown_type' ? UNKNOWN : error.message;
}

async function orWhy<T>(work: () => Promise<T>): Promise<T | UnreadableFile> {
  try {
    return await withoutFailing(work);
  } catch (error) {
    // What was ended is no finding yet: whoever asked tries again.
    if (error instanceof UnreadableFile && !(error instanceof EndedReading)) return error;
    throw error;
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
