/** A page in the pieces that are held against different things. */
export interface PagePieces {
  /** Up to the end of its `head`. */
  readonly head: string;
  /** What is between the tags of `main`. */
  readonly main: string;
  /** What is around it below the head, with an empty `main`. */
  readonly around: string;
  /** Which form of pages it says that it has (`PAGE_FORM`); null for none. */
  readonly form: string | null;
}

const HEAD_END = '</head>';
const MAIN_END = '</main>';

/** Cuts a page; one that isn't made as ours are is all `main`. */
export function piecesOf(page: string): PagePieces {
  const head = page.indexOf(HEAD_END) + HEAD_END.length;
  const tag = page.indexOf('<main ', head);
  const main = page.indexOf('>', tag) + 1;
  const end = page.lastIndexOf(MAIN_END);
  if (head < HEAD_END.length || tag < 0 || main <= tag || end < main)
    return { head: '', main: page, around: '', form: null };
  const opening = page.slice(tag, main);
  return {
    head: page.slice(0, head),
    main: page.slice(main, end),
    around: `${page.slice(head, tag)}${opening.replace(/ data-form="\d{1,6}"/, '')}${page.slice(end)}`,
    form: / data-form="(\d{1,6})"/.exec(opening)?.[1] ?? null,
  };
}
