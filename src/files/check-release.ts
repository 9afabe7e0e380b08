import { createHash } from 'node:crypto';
import { withoutPersonalData } from '../text/personal/hold-personal-data.ts';
import type { TextContext } from '../text/checked-text.ts';
import type { AttachmentFinding } from './check-attachment.ts';
import type { ReadingPool } from './readers/sandbox.ts';
import { EndedReading, UnreadableFile } from './readers/unreadable-file.ts';
import { officeAttempts, type Attempt, type ReadingAttempts } from './reading-attempts.ts';
import { unreadFinding } from './unread-findings.ts';

/** A file that is about to leave the house. */
export interface ReleasedFile {
  readonly bytes: Uint8Array;
  /** Its name tells what kind of file it is; people and the log read `called`. */
  readonly name: string;
  /** Chinese: what it is called in a sentence, as 附件“方案.docx”. */
  readonly called: string;
  /** What was masked in it: values that must be nowhere in its bytes. */
  readonly masked: readonly string[];
}

/** Whether a file may leave the house. */
export type ReleaseCheck =
  | { readonly ok: true; readonly findings: readonly AttachmentFinding[] }
  | {
      readonly ok: false;
      readonly findings: readonly AttachmentFinding[];
      /** Chinese: why it may not, in whole sentences; none repeats a value. */
      readonly obstacles: readonly string[];
      /** Indexes of the masked values that are in it, or may be as far as anybody can say. */
      readonly remaining: readonly number[];
    };

/** What is known of a file's text, and who answers for what. */
export interface ReleaseOptions {
  readonly context?: TextContext;
  /** Whether somebody answers for a finding of severity `gate`; nobody does where it is left out. */
  readonly accepts?: (finding: AttachmentFinding) => boolean;
  /** Tries so far; left out except in tests. */
  readonly attempts?: ReadingAttempts;
}

const SHOWN = 3;

/**
 * The last look at a file's bytes before it is published or handed to an applicant: it is checked for hidden content and personal data, and
 * masked values are searched in every stream and in what its reader shows. Findings of severity `gate` hold it back unless somebody answers
 * for them; so does a file that can't be read within the limits. That masked values remain, or that nobody can say so of a file that can't
 * be opened as a whole, no answer here lets through: whoever asks decides what becomes of it. Rejects with `UnexaminedFile` where the reading
 * was ended and is to be tried again: nothing is known of the file then, and it stays where it is.
 */
export async function checkRelease(
  pool: Pick<ReadingPool, 'attachment' | 'verify'>,
  { bytes, name, called, masked }: ReleasedFile,
  { context = {}, accepts = () => false, attempts = officeAttempts }: ReleaseOptions = {},
): Promise<ReleaseCheck> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { findings, left } = await attempts.take(hash, async (attempt) => ({
    findings: await findingsOf(pool, { bytes, name }, { context, attempt }),
    left: await leftMasked(pool, { bytes, name, called, masked }, attempt),
  }));
  const open = findings.filter((finding) => finding.severity === 'gate' && !accepts(finding));
  const obstacles = open
    .slice(0, SHOWN)
    .map(({ where, reason }) => withoutPersonalData(`${called}${where}：${reason}`));
  if (open.length > SHOWN) obstacles.push(`${called}另有 ${open.length - SHOWN} 处须核对。`);
  obstacles.push(...left.obstacles);
  return obstacles.length === 0
    ? { ok: true, findings }
    : { ok: false, findings, obstacles, remaining: left.remaining };
}

/** What is found in a file; that it can't be read within the limits is a finding too, for somebody to answer for. */
async function findingsOf(
  pool: Pick<ReadingPool, 'attachment'>,
  file: { readonly bytes: Uint8Array; readonly name: string },
  { context, attempt }: { readonly context: TextContext; readonly attempt: Attempt },
): Promise<readonly AttachmentFinding[]> {
  try {
    const { findings } = await pool.attachment(file, context);
    return findings;
  } catch (error) {
    if (!isFinal(error, attempt)) throw error;
    return [unreadFinding(error.message)];
  }
}

/** Whether the file can't be read, and another try wouldn't help. */
function isFinal(error: unknown, { isLast }: Attempt): error is UnreadableFile {
  return error instanceof UnreadableFile && (isLast || !(error instanceof EndedReading));
}

interface LeftMasked {
  readonly obstacles: readonly string[];
  readonly remaining: readonly number[];
}

async function leftMasked(
  pool: Pick<ReadingPool, 'verify'>,
  { bytes, name, called, masked }: ReleasedFile,
  attempt: Attempt,
): Promise<LeftMasked> {
  if (masked.length === 0) return { obstacles: [], remaining: [] };
  const all = masked.map((_, index) => index);
  try {
    const looked = await pool.verify({ bytes, name }, masked);
    if (looked.ok) return { obstacles: [], remaining: [] };
    const places = [...new Set(looked.remaining.map(({ where }) => where))].slice(0, SHOWN);
    const left =
      places.length === 0
        ? []
        : [
            withoutPersonalData(
              `${called}里仍有已经决定遮盖的内容（在“${places.join('”“')}”中），不能发出。`,
            ),
          ];
    return {
      obstacles: [...left, ...looked.problems.map((problem) => unsure(called, problem))],
      remaining: looked.problems.length > 0 ? all : [...new Set(looked.remaining.map(({ value }) => value))],
    };
  } catch (error) {
    if (!isFinal(error, attempt)) throw error;
    return { obstacles: [unsure(called, error.message)], remaining: all };
  }
}

function unsure(called: string, why: string): string {
  return `${called}无法确认已经遮盖干净，不能发出：${why}`;
}
