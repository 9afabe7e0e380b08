import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { AppError, must } from '../../platform/errors.ts';
import { createSharedWork } from '../../platform/shared-work.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { checkRelease } from '../../files/check-release.ts';
import { HIDDEN_RULES_VERSION } from '../../files/hidden-content/hidden-finding.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { tooLargeToCheck } from '../../files/readers/too-large.ts';
import { officeAttempts, UnexaminedFile, type ReadingAttempts } from '../../files/reading-attempts.ts';
import { listedFindings, unreadFinding } from '../../files/unread-findings.ts';
import { PERSONAL_DATA_RULES } from '../../text/rules/personal-data/personal-data-rules.ts';
import { withoutPersonalData } from '../../text/personal/hold-personal-data.ts';
import { MOST_READ, officeFiles } from '../attachments/office-files.ts';
import { applicantData } from './applicant-data.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { draftedRelease, type DraftedRelease } from './draft-release.ts';
import { itemOfDraft, openSealed, releaseItems, type OpenedItem, type ReleaseItem } from './release-items.ts';
import { casesJoinedTo } from './requests.repository.ts';
import { keepReleaseCheck, releaseChecks, releaseDecisions } from './releases.repository.ts';

/** Of one item; more than anybody decides about one by one. */
const MOST_OF_ONE = 100;
/** Findings of severity `gate` alone: what holds an item back. It names places, never words. */
const held = z.object({ fingerprint: z.string(), reason: z.string() });

/** Something in an item that holds it back until it is mended or somebody answers for it. */
export type HeldFinding = z.output<typeof held>;

/** How an item stands. */
export interface ReleaseStanding {
  readonly item: ReleaseItem;
  /** Of the bytes that were checked; null: not checked yet. */
  readonly sha256: string | null;
  readonly findings: readonly (HeldFinding & {
    readonly accepted: { readonly byName: string; readonly reason: string } | null;
  })[];
}

/** Whether an item may be handed out: its bytes were checked, and somebody answers for whatever was found. */
export function isReleased({ sha256, findings }: ReleaseStanding): boolean {
  return sha256 !== null && findings.every(({ accepted }) => accepted !== null);
}

/** Who reads, and how often it was tried. */
interface Reading {
  readonly pool: Pick<ReadingPool, 'attachment' | 'verify'>;
  readonly attempts: ReadingAttempts;
}

/** Checks that are being made: whoever asks for the same meanwhile waits for it. */
const underWay = createSharedWork();

/**
 * Checks what the applicant of a request may get and wasn't checked yet, by its bytes: hidden content, personal data of others, what can't
 * be read. Called before transactions, never inside: reading takes seconds. Nobody's words are judged, only what they tell of people.
 * Where the reading of an item was ended nothing is kept of it: it isn't handed out, and the next call tries it again.
 */
export async function ensureReleasesChecked(
  ctx: Ctx,
  caseId: string,
  { pool = officeFiles, attempts = officeAttempts }: Partial<Reading> = {},
): Promise<void> {
  const loaded = await loadCase(ctx, caseId);
  const items = await releaseItems(ctx.db, loaded);
  if (items.length === 0) return;
  const known = await releaseChecks(ctx.db, caseId);
  const own = await ownValues(ctx, loaded);
  const drafted = items.some(({ sealedId }) => sealedId === null) ? await draftedRelease(ctx, loaded) : null;
  for (const item of items) {
    const inputHash = inputHashOf(ctx, [
      HIDDEN_RULES_VERSION,
      PERSONAL_DATA_RULES.map(({ id }) => id),
      item.sealedId ?? [item.draft, drafted?.fingerprint ?? null],
      own,
    ]);
    if (known.get(item.item)?.input_hash === inputHash) continue;
    await underWay.run(`${caseId} ${item.item} ${inputHash}`, async () => {
      const checked = await examined(async () => checkItem(ctx, { item, own, drafted }, { pool, attempts }));
      if (checked === null) return;
      await inTransaction(ctx, async (tx) =>
        keepReleaseCheck(tx.db, {
          case_id: caseId,
          item: item.item,
          sha256: checked.sha256,
          input_hash: inputHash,
          findings: JSON.stringify(checked.findings),
          checked_at: tx.clock.now(),
        }),
      );
    });
  }
}

/** The same for whoever goes on without it: what can't be checked is logged, and tried again by whoever asks next. */
export async function tryReleasesChecked(ctx: Ctx, caseId: string): Promise<void> {
  try {
    await ensureReleasesChecked(ctx, caseId);
  } catch (error) {
    ctx.log.error('what goes to an applicant could not be checked', {
      case: caseId,
      why: error instanceof AppError ? error.code : 'a fault',
    });
  }
}

/**
 * Begins the same, and waits for nothing: what is under way is shared with whoever asks meanwhile, and what the program doesn't get to
 * before it ends is checked when somebody opens the request.
 */
export function startReleasesChecked(ctx: Ctx, caseId: string): void {
  // Logs its own errors, and never rejects.
  void tryReleasesChecked(ctx, caseId);
}

/** How each item of a request stands, from what was kept. */
export async function releaseStandings(
  { db }: Pick<Ctx, 'db'>,
  loaded: LoadedCase,
): Promise<ReleaseStanding[]> {
  const items = await releaseItems(db, loaded);
  if (items.length === 0) return [];
  const checks = await releaseChecks(db, loaded.row.id);
  const decisions = await releaseDecisions(db, loaded.row.id);
  return items.map((item) => {
    const check = checks.get(item.item);
    const findings = check === undefined ? [] : z.array(held).parse(check.findings);
    return {
      item,
      sha256: check?.sha256 ?? null,
      findings: findings.map((finding) => {
        const decided = decisions.find(
          (one) => isOf(item, one.item) && one.fingerprint === finding.fingerprint,
        );
        const accepted = decided === undefined ? null : { byName: decided.by_name, reason: decided.reason };
        return { ...finding, accepted };
      }),
    };
  });
}

/** Whether a decision is about the item, or about the draft that it was made of. */
function isOf({ item, draft }: ReleaseItem, decided: string): boolean {
  return decided === item || (draft !== null && decided === itemOfDraft(draft));
}

interface OwnValue {
  readonly words: string;
  readonly rule: string;
}

/** What is checked, with what is known beside it. */
interface ItemToCheck {
  readonly item: ReleaseItem;
  readonly own: readonly OwnValue[];
  /** Null where no draft is among the items. */
  readonly drafted: DraftedRelease | null;
}

const CHANGED = '送审以后卷内情况或者文书模板有变化，内容与送审时不一致，请退回重新拟稿。';

async function opened(
  ctx: Ctx,
  { item: { sealedId }, drafted }: Pick<ItemToCheck, 'item' | 'drafted'>,
): Promise<OpenedItem> {
  if (sealedId !== null) return openSealed(ctx, { sealedId, mostBytes: MOST_READ });
  return must(drafted, 'the draft').open();
}

async function checkItem(
  ctx: Ctx,
  { item, own, drafted }: ItemToCheck,
  { pool, attempts }: Reading,
): Promise<{ sha256: string; findings: HeldFinding[] }> {
  const { bytes, sha256 } = await opened(ctx, { item, drafted });
  if (item.sealedId === null && drafted?.fingerprint !== item.draft)
    return { sha256, findings: [{ fingerprint: hashOf([sha256, 'changed']).slice(0, 32), reason: CHANGED }] };
  const { name, called } = item;
  const words = { words: [], expressions: [], series: [], names: [], exceptions: own };
  const { findings } =
    bytes === null
      ? { findings: [unreadFinding(tooLargeToCheck(MOST_READ))] }
      : await checkRelease(pool, { bytes, name, called, masked: [] }, { context: { words }, attempts });
  const gates = findings.filter(({ severity }) => severity === 'gate');
  const seen = new Map<string, number>();
  return {
    sha256,
    findings: listedFindings(gates, MOST_OF_ONE).map(({ rule, hidden, place, stretch, where, reason }) => {
      // A letter says what its draft said: what was answered for there is told by the draft.
      const what = JSON.stringify([item.draft ?? sha256, rule, hidden, place, stretch]);
      const times = seen.get(what) ?? 0;
      seen.set(what, times + 1);
      return {
        fingerprint: hashOf([what, times]).slice(0, 32),
        reason: withoutPersonalData(
          `${where === '' || reason.startsWith(where) ? '' : `${where}：`}${reason}`,
        ),
      };
    }),
  };
}

/** Null where the reading was ended, and will be tried again. */
async function examined<Result>(check: () => Promise<Result>): Promise<Result | null> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof UnexaminedFile) return null;
    throw error;
  }
}

/** What is the applicant's own, as he wrote it: of him the answer may speak. */
async function ownValues(ctx: Ctx, loaded: LoadedCase): Promise<OwnValue[]> {
  // What goes to others too may not tell them of the first applicant.
  const { letter } = loaded.state;
  const together =
    (letter?.together.length ?? 0) > 0 || (await casesJoinedTo(ctx.db, loaded.row.id)).length > 0;
  if (together) return [];
  const { proofNumber, phone, address, email } = await applicantData(ctx, loaded);
  const values = [proofNumber, phone, address, email].filter((words) => words.trim() !== '');
  return PERSONAL_DATA_RULES.flatMap(({ id: rule }) => values.map((words) => ({ words, rule })));
}

/** Under a key: the applicant's number goes into it, and could be guessed from a plain hash. */
function inputHashOf({ keys }: Pick<Ctx, 'keys'>, value: unknown): string {
  return createHmac('sha256', keys.derive('release checks')).update(canonicalJson(value)).digest('hex');
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
