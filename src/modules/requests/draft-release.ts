import { createHash } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import { unnumberedLetter } from '../letters/letters.usecases.ts';
import { reviewedAnswer } from './answer-letters.ts';
import type { LoadedCase } from './loaded-case.ts';
import type { OpenedItem } from './release-items.ts';

/** The draft of an answer as it reads now. */
export interface DraftedRelease {
  /** What tells whether it still says what its reviewers were given; null where it can't be filled in any more. */
  readonly fingerprint: string | null;
  open(): Promise<OpenedItem>;
}

/** The draft of an answer as the letter that it would become, so that nothing is signed and numbered that couldn't be delivered. */
export async function draftedRelease(
  ctx: Pick<Ctx, 'db' | 'storage' | 'clock'>,
  loaded: LoadedCase,
): Promise<DraftedRelease> {
  const { draft } = loaded.state;
  const letter =
    draft === null ? null : await unnumberedLetter(ctx, (await reviewedAnswer(ctx, loaded, draft)).wanted);
  return {
    fingerprint: letter?.fingerprint ?? null,
    async open() {
      const bytes = letter === null ? Buffer.alloc(0) : await letter.pdf();
      return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
    },
  };
}
