import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Ctx } from '../../platform/context.ts';
import type { AttachmentFinding } from '../../files/check-attachment.ts';
import { checkRelease } from '../../files/check-release.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { tooLargeToCheck } from '../../files/readers/too-large.ts';
import { listedFindings, unreadFinding } from '../../files/unread-findings.ts';
import { withoutPersonalData } from '../../text/personal/hold-personal-data.ts';
import type { TextContext } from '../../text/checked-text.ts';
import type { RevisionAttachment } from '../documents/documents.types.ts';
import { MOST_READ } from '../attachments/office-files.ts';
import { shownFileName } from '../attachments/shown-file-name.ts';
import { MASKED_AGAIN, maskedFingerprint } from './masked-findings.ts';
import type { PartFinding } from './part-findings.ts';

/** More of one file than anybody decides about one by one. */
const MOST_OF_ONE = 100;
/** Sound and film hold no text that could be read. */
const UNHEARD = /^(?:audio|video)\//u;

/** Attachments of a revision, with what was masked and what is known beside them. */
export interface AttachmentsToCheck {
  readonly attachments: readonly RevisionAttachment[];
  /** Values that may not be in them. */
  readonly masked: readonly string[];
  /** Keyed hash of each, in the same order. */
  readonly digests: readonly string[];
  readonly context: TextContext;
}

/**
 * What the attachments of a revision carry unseen, and personal data in them, by the bytes that would be public. What can't be read
 * within the limits is a finding too, and so are those that aren't listed: somebody must answer for it. None repeats the words of a
 * file.
 */
export async function attachmentFindings(
  { storage, files }: Pick<Ctx, 'storage'> & { readonly files: Pick<ReadingPool, 'attachment' | 'verify'> },
  { attachments, masked, digests, context }: AttachmentsToCheck,
): Promise<PartFinding[]> {
  const findings: PartFinding[] = [];
  for (const [index, file] of attachments.entries()) {
    // The same file twice is one to decide about.
    const isAgain = attachments.findIndex(({ sha256 }) => sha256 === file.sha256) < index;
    if (isAgain || UNHEARD.test(file.mediaType)) continue;
    const called = shownFileName(file.name, index);
    if (file.size > MOST_READ) {
      findings.push(...withPlaces(file, called, [unreadFinding(tooLargeToCheck(MOST_READ))]));
      continue;
    }
    const bytes = await buffer(storage.read(file.sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
      findings.push(...withPlaces(file, called, [unreadFinding(OTHER_BYTES)]));
      continue;
    }
    const released = { bytes, name: file.name, called, masked };
    const checked = await checkRelease(files, released, { context, accepts: () => true });
    findings.push(...withPlaces(file, called, listedFindings(checked.findings, MOST_OF_ONE)));
    if (!checked.ok) {
      const left = checked.remaining.map((value) => digests[value] ?? '').toSorted();
      findings.push(...checked.obstacles.map((reason) => stillThere(file, reason, left)));
    }
  }
  return findings;
}

/** What is looked at must be what will be public: files are known by their hash. */
const OTHER_BYTES = '文件内容与上传时不一致，可能已经损坏。请重新上传。';

/**
 * What was masked is still in the file, or nobody can say that it isn't. Recognised by which values those are: who answers for one of them
 * doesn't answer for another that is masked later.
 */
function stillThere({ sha256 }: RevisionAttachment, reason: string, left: readonly string[]): PartFinding {
  return {
    part: 'attachment',
    sha256,
    start: 0,
    end: 0,
    kind: 'personal-data',
    rule: MASKED_AGAIN,
    severity: 'gate',
    suggestion: null,
    reason,
    fingerprint: maskedFingerprint([sha256, reason, ...left]),
  };
}

/** Recognised by the file's bytes: a decision doesn't hold for another file, whatever it is called. */
function withPlaces(
  file: RevisionAttachment,
  called: string,
  findings: readonly AttachmentFinding[],
): PartFinding[] {
  const seen = new Map<string, number>();
  return findings.map(({ kind, rule, severity, hidden, place, where, reason, stretch }) => {
    const what = JSON.stringify([file.sha256, rule, hidden, place, stretch]);
    const times = seen.get(what) ?? 0;
    seen.set(what, times + 1);
    return {
      part: 'attachment',
      sha256: file.sha256,
      start: 0,
      end: 0,
      kind,
      rule,
      severity,
      suggestion: null,
      // Names of sheets and of files within an archive stand in it.
      reason: `${called}${withoutPersonalData(`${where === '' || reason.startsWith(where) ? '' : where}：${reason}`)}`,
      fingerprint: createHash('sha256').update(`attachment\0${what}\0${times}`).digest('hex').slice(0, 32),
    };
  });
}
