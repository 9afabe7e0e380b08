import type { EditionState } from '../documents/documents.states.ts';

/** What an item met: the record of an earlier import of the same item, and how its document stands now. */
export interface EarlierImport {
  readonly hash: string;
  /** The revision that the import wrote. */
  readonly revisionId: string;
  readonly document: {
    readonly state: EditionState;
    readonly revisionId: string;
    /** The public sees one of its editions. */
    readonly isPublic: boolean;
  };
}

/** What is done with an item. */
export type ImportOutcome =
  | { readonly does: 'create' }
  | { readonly does: 'revise' }
  | { readonly does: 'nothing'; readonly reason: string }
  | { readonly does: 'refuse'; readonly reason: string };

/**
 * Decides it. What a person wrote, what is under review and what is public is never changed by an import: the difference is told.
 * What was discarded was never there: somebody may want it after all.
 * @param twin whether another item of the agency had the very same content
 */
export function importOutcome(input: {
  readonly hash: string;
  readonly earlier: EarlierImport | null;
  readonly twin: boolean;
}): ImportOutcome {
  const { hash, earlier, twin } = input;
  if (earlier === null || isDiscarded(earlier))
    return twin
      ? { does: 'nothing', reason: '与此前导入的一份内容完全相同，没有再建。' }
      : { does: 'create' };
  if (earlier.hash === hash) return { does: 'nothing', reason: '没有变化。' };
  const refusal = refusalOf(earlier);
  return refusal === null ? { does: 'revise' } : { does: 'refuse', reason: refusal };
}

function isDiscarded({ document }: EarlierImport): boolean {
  return document.state === 'discarded' && !document.isPublic;
}

function refusalOf({ document, revisionId }: EarlierImport): string | null {
  if (document.isPublic)
    return '内容有变化，但文稿已经公开，没有改动。确需修改的，请在文稿中“修改后重新发布”。';
  switch (document.state) {
    case 'draft':
    case 'returned':
      return document.revisionId === revisionId
        ? null
        : '内容有变化，但文稿导入后有人修改过，没有覆盖。请在文稿中对照修改。';
    case 'inReview':
    case 'approved':
      return '内容有变化，但文稿正在审核或者已经审核通过，没有改动。请先撤回送审，再导入。';
    default:
      return '内容有变化，但文稿公开后已撤下，没有改动。请在文稿中处理。';
  }
}
