import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { tokenBuckets } from '../../platform/http/token-buckets.ts';
import { dayInShanghai, parsePlainDate } from '../../law/dates.ts';
import type { TextBlock } from '../../text/checked-text.ts';
import type { TextFinding } from '../../text/text-finding.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { hashOf, officeChecker } from './checker.ts';
import { officeWordsOf } from './office-words.ts';
import { tooManyChecks } from './quality.errors.ts';
import { qualityPolicy } from './quality.policy.ts';
import { inWords } from './review-findings.ts';
import { rulesVersion } from './rules-version.ts';

/** Members that may be left out may also be undefined. */
type Loose<T> = { readonly [Key in keyof T]: T[Key] | (undefined extends T[Key] ? undefined : never) };

/** A text that is being written, and what is known beside it. */
export interface DraftToCheck {
  readonly agencyId: string;
  readonly text: string;
  /** As the desk sends them. */
  readonly blocks?: readonly Loose<TextBlock>[] | undefined;
  readonly title: string;
  readonly documentNumber: string;
  readonly date: string | null;
  readonly attachments: readonly string[];
}

/** Checks drafts, and remembers the last of them: moving about in the editor doesn't check anew. */
export interface DraftChecker {
  /** Throws `quality.too_many`, `quality.not_checked`. */
  check(ctx: Ctx, draft: DraftToCheck): Promise<readonly TextFinding[]>;
}

/** A person who types without a pause asks about once a second. */
const BUCKET = { capacity: 40, perMinute: 60 };
const REMEMBERED = 200;

/** How often one person may have texts and files read; throws `quality.too_many`. */
export type Pace = (ctx: Pick<Ctx, 'actor' | 'clock'>) => void;

/** The pace of one process, whatever is asked of it. */
export function createPace(): Pace {
  const buckets = tokenBuckets(BUCKET);
  return ({ actor, clock }) => {
    if (!buckets.take(actor.kind === 'account' ? actor.accountId : '', clock.now())) throw tooManyChecks();
  };
}

/** A checker of drafts for one process. */
export function createDraftChecker(keepPace: Pace = createPace()): DraftChecker {
  const remembered = new Map<string, readonly TextFinding[]>();
  return {
    async check(ctx, draft) {
      const { agencyId, text } = draft;
      authorise(qualityPolicy.check(ctx.actor, await placeOf(ctx.db, agencyId)));
      keepPace(ctx);
      const blocks = draft.blocks
        ?.map(placedBlock)
        .filter(({ start, end }) => start <= end && end <= text.length);
      const context = await contextOf(ctx, draft);
      const key = hashOf([rulesVersion(), text, blocks, context]);
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const findings = await inWords(async () =>
        officeChecker.check({ text, context, ...(blocks && { blocks }) }),
      );
      remembered.set(key, findings);
      const [oldest] = remembered.keys();
      if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      return findings;
    },
  };
}

/** A block as the desk sends it, without members that aren't there. */
export function placedBlock({ kind, start, end, table, row, column }: Loose<TextBlock>): TextBlock {
  return {
    kind,
    start,
    end,
    ...(table !== undefined && { table }),
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
  };
}

async function contextOf(ctx: Ctx, { agencyId, title, documentNumber, date, attachments }: DraftToCheck) {
  const { name } = await agencyById(ctx.db, agencyId);
  const written = date === null ? null : parsePlainDate(date);
  return {
    date: written ?? dayInShanghai(ctx.clock.now()),
    title,
    issuer: name,
    ...(documentNumber !== '' && { documentNumber }),
    attachments,
    author: 'own' as const,
    words: await officeWordsOf(ctx.db, agencyId),
  };
}
