/** Elements in each other that a text can have; a table in a list in a quotation has about twenty. */
const MOST_LEVELS = 200;
/** Depths of all tags together: the work that a parser has with a text that never closes what it opens. */
const MOST_WORK = 4_000_000;
/** Elements that end by themselves: void ones, those whose end tag may be left out, and those that a page has once. */
const ENDS_BY_ITSELF = new Set(
  (
    'html head body area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd td th tr thead tbody tfoot colgroup option optgroup rp rt'
  ).split(' '),
);

/** HTML that can't be taken for its nesting; the message is for people. */
export class TooDeeplyNested extends Error {
  override readonly name = 'TooDeeplyNested';

  constructor() {
    super(
      '内容的格式嵌套过多，无法处理。请先粘贴到记事本去掉格式，再复制到正文；也可分几次粘贴，或改为附件上传。',
    );
  }
}

/**
 * Refuses HTML whose elements lie too deep in each other, before a parser would go through them one by one. Counts tags
 * as they stand, in one pass over the text. Throws
 * `TooDeeplyNested`.
 */
export function refuseDeepNesting(html: string): void {
  const open = new Map<string, number>();
  let depth = 0;
  let work = 0;
  for (const [, slash, written = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    const name = written.toLowerCase();
    work += depth;
    if (work > MOST_WORK) throw new TooDeeplyNested();
    if (ENDS_BY_ITSELF.has(name)) continue;
    const before = open.get(name) ?? 0;
    const change = slash === '' ? 1 : before > 0 ? -1 : 0;
    open.set(name, before + change);
    depth += change;
    if (depth > MOST_LEVELS) throw new TooDeeplyNested();
  }
}
