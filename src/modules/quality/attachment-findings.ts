import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Ctx } from '../../platform/context.ts';
import type { AttachmentFinding } from '../../files/check-attachment.ts';
import { findingsOfRelease } from '../../files/check-release.ts';
import { createReadingPool, type ReadingPool } from '../../files/readers/sandbox.ts';
import { tooLargeToCheck } from '../../files/readers/too-large.ts';
import { listedFindings, unreadFinding } from '../../files/unread-findings.ts';
import { withoutPersonalData } from '../../text/personal/hold-personal-data.ts';
import type { TextContext } from '../../text/checked-text.ts';
import type { RevisionAttachment } from '../documents/documents.types.ts';
import { shownFileName } from '../attachments/shown-file-name.ts';
import type { PartFinding } from './part-findings.ts';

const MAX_BYTES = 64 * 1024 * 1024;
/** Who publishes waits for it; most files take a second. */
const POOL = { workers: 1, timeoutMs: 60_000, memoryMb: 1024, maxBytes: MAX_BYTES };
/** More of one file than anybody decides about one by one. */
const MOST_OF_ONE = 100;
/** Sound and film hold no text that could be read. */
const UNHEARD = /^(?:audio|video)\//u;

/** Reads the office's own files. Starts with the first one and never keeps the program running. */
export const officeFiles = createReadingPool(POOL);

/**
 * What the attachments of a revision carry unseen, and personal data in them, by the bytes that would be public. What can't be read
 * within the limits is a finding too, and so are those that aren't listed: somebody must answer for it. None repeats the words of a
 * file.
 */
export async function attachmentFindings(
  { storage, files }: Pick<Ctx, 'storage'> & { readonly files: Pick<ReadingPool, 'attachment'> },
  attachments: readonly RevisionAttachment[],
  context: TextContext,
): Promise<PartFinding[]> {
  const findings: PartFinding[] = [];
  for (const [index, file] of attachments.entries()) {
    // The same file twice is one to decide about.
    const isAgain = attachments.findIndex(({ sha256 }) => sha256 === file.sha256) < index;
    if (isAgain || UNHEARD.test(file.mediaType)) continue;
    const found =
      file.size > MAX_BYTES
        ? [unreadFinding(tooLargeToCheck(MAX_BYTES))]
        : await findingsOfRelease(
            files,
            { name: file.name, bytes: await buffer(storage.read(file.sha256)) },
            context,
          );
    findings.push(...withPlaces(file, shownFileName(file.name, index), listedFindings(found, MOST_OF_ONE)));
  }
  return findings;
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
