import { Parser, type Handler } from 'htmlparser2';

/** What follows the parser through a page. */
export type MarkupReader = Partial<Pick<Handler, 'onopentag' | 'ontext' | 'onclosetag' | 'onend'>>;

const PIECE = 16 * 1024;
/** Browsers nest no deeper either. In more, every tag that closes nothing is looked for in vain at great length. */
const MOST_OPEN = 500;

/**
 * Reads a page piece by piece and stops where elements nest too deeply or `mostMs` milliseconds are over: a page made to be slow
 * holds nobody up. What was read until then counts, and `onend` is called in any case. Returns whether all was read.
 */
export function readMarkup(html: string, reader: MarkupReader, mostMs = Number.POSITIVE_INFINITY): boolean {
  let open = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes, implied) => {
        open += 1;
        reader.onopentag?.(name, attributes, implied);
      },
      ontext: (text) => reader.ontext?.(text),
      onclosetag: (name, implied) => {
        open -= 1;
        reader.onclosetag?.(name, implied);
      },
      onend: () => reader.onend?.(),
    },
    { decodeEntities: true },
  );
  const late = performance.now() + mostMs;
  let at = 0;
  for (; at < html.length && open <= MOST_OPEN && performance.now() < late; at += PIECE)
    parser.write(html.slice(at, at + PIECE));
  parser.end();
  return at >= html.length;
}
