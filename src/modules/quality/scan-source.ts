import { inTransaction, type Ctx } from '../../platform/context.ts';
import { UncheckableText } from '../../files/checking/uncheckable-text.ts';
import type { CheckingPool } from '../../files/checking/checking-pool.ts';
import type { TextContext } from '../../text/checked-text.ts';
import type { Revision } from '../documents/documents.types.ts';
import { contextOf } from './check-revision.ts';
import { hashOf, officeChecker } from './checker.ts';
import { checkParts, keptWords, type PartFinding, type PartText } from './part-findings.ts';
import { personalMasked } from './personal-masked.ts';
import { rulesVersion } from './rules-version.ts';
import { keepSource, noteUnread, touchSource } from './site-findings.repository.ts';

/** One text of a document that is to be looked at. */
export interface Source {
  /** 'text', or the sha256 of the attachment. */
  readonly source: string;
  readonly name: string;
  readonly parts: readonly PartText[];
}

/** A source, whose it is, and by which inputs the document's sources were last looked at. */
export interface SourceToLookAt {
  readonly item: { readonly document_id: string; readonly agency_id: string };
  readonly revision: Revision;
  readonly source: Source;
  readonly known: ReadonlyMap<string, string>;
}

/**
 * Checks a source unless it is as it was, and keeps what was found. One that can't be checked keeps what was found before, counts as
 * unread, and is tried again at the next look: nothing of it reads as clean, and it holds up no other.
 */
export async function lookAtSource(
  ctx: Ctx,
  { item, revision, source, known }: SourceToLookAt,
  checker: Pick<CheckingPool, 'check'> = officeChecker,
): Promise<{ found: number; mended: number }> {
  const key = { documentId: item.document_id, source: source.source };
  const whole = await contextOf(ctx, { revision, agencyId: item.agency_id });
  // An attachment is often another's words, and its lines those of a page.
  const context =
    source.source === 'text' ? whole : { ...(whole.words && { words: whole.words }), wrapped: true };
  const inputHash = hashOf([rulesVersion(), source.parts.map(({ part, text }) => [part, text]), context]);
  const at = ctx.clock.now();
  if (known.get(`${key.documentId} ${key.source}`) === inputHash) {
    await inTransaction(ctx, async (tx) => touchSource(tx.db, key, at));
    return { found: 0, mended: 0 };
  }
  const findings = await findingsOf(ctx, { key, source, context }, checker);
  const scanned = {
    document_id: key.documentId,
    source: key.source,
    agency_id: item.agency_id,
    input_hash: inputHash,
    scanned_at: at,
  };
  return inTransaction(ctx, async (tx) => {
    if (findings !== null)
      return keepSource(tx.db, { scanned, found: rowsOf(findings, { source, scanned, at }) });
    const { input_hash: _, ...unread } = scanned;
    await noteUnread(tx.db, unread);
    return { found: 0, mended: 0 };
  });
}

const AROUND = 12;

function rowsOf(
  findings: readonly PartFinding[],
  of: { source: Source; scanned: { document_id: string; agency_id: string }; at: Date },
) {
  const { source, scanned, at } = of;
  const texts = new Map(
    source.parts.map(({ part, text }) => [
      part,
      personalMasked(
        text,
        findings.filter((found) => found.part === part),
      ),
    ]),
  );
  return findings.map((found) => {
    const text = texts.get(found.part) ?? '';
    const shown = found.kind !== 'personal-data';
    return {
      document_id: scanned.document_id,
      source: source.source,
      fingerprint: found.fingerprint,
      agency_id: scanned.agency_id,
      source_name: source.name,
      kind: found.kind,
      rule: found.rule,
      severity: found.severity,
      words: keptWords(text, found),
      before: shown ? text.slice(Math.max(0, found.start - AROUND), found.start).toWellFormed() : '',
      after: shown ? text.slice(found.end, found.end + AROUND).toWellFormed() : '',
      suggestion: found.suggestion,
      reason: found.reason,
      first_seen_at: at,
      last_seen_at: at,
    };
  });
}

/** Null when the source couldn't be checked. */
async function findingsOf(
  ctx: Ctx,
  input: { key: { documentId: string; source: string }; source: Source; context: TextContext },
  checker: Pick<CheckingPool, 'check'>,
): Promise<PartFinding[] | null> {
  try {
    return await checkParts(checker, input.source.parts, input.context);
  } catch (error) {
    // What an error says may quote the text: the log gets where it was thrown, and nothing else.
    ctx.log.error('a public text could not be proofread', {
      ...input.key,
      ...(error instanceof UncheckableText
        ? { why: 'beyond the limits' }
        : { why: 'a fault', frames: framesOf(error) }),
    });
    return null;
  }
}

const MOST_FRAMES = 6;

/** A thread's fault comes with the thread's own frames in its message. */
function framesOf(error: unknown): string[] {
  const said = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : '';
  return said
    .split('\n')
    .filter((line) => /^\s+at \S.{0,300}:\d+:\d+\)?$/u.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
}
