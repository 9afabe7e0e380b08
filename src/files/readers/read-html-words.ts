import type { AnyNode, Element } from 'domhandler';

/** Elements that begin a line of their own; cells too, so that numbers of two cells never become one. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
/** The number of a list as Word wrote it, with blanks that only make a gap. */
const LIST_NUMBER = /mso-list:\s*ignore/iu;

/** What becomes of the lines and tables of a page. */
export interface LineSink {
  line(text: string): void;
  /** Whether it has taken the table; else its cells are lines like others. */
  table(node: Element): boolean;
  /** Whether it has taken text whose lines and tabs stand as they are in the source. */
  preformatted?(text: string): boolean;
}

/** Gives the lines of nodes to a sink, in order, as a browser breaks them; lines without text are none. */
export class LineGatherer {
  readonly #sink: LineSink;
  #line = '';

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  walk(nodes: readonly AnyNode[]): void {
    for (const node of nodes) {
      if (node.type === 'text') this.#line += node.data;
      else if (node.type === 'tag') this.#element(node);
    }
  }

  /** The line that was begun is over. */
  endLine(): void {
    const text = lineText(this.#line);
    this.#line = '';
    if (text !== '') this.#sink.line(text);
  }

  #element(node: Element): void {
    if (node.name === 'br' || node.name === 'hr') this.endLine();
    else if (node.name === 'input') this.#line += fieldText(node);
    else if (LIST_NUMBER.test(node.attribs['style'] ?? '')) this.#line += textIn(node.children).trim();
    else if (BLOCKS.has(node.name)) {
      this.endLine();
      if (node.name === 'table' && this.#sink.table(node)) return;
      if (node.name === 'pre' && (this.#sink.preformatted?.(sourceText(node.children)) ?? false)) return;
      this.walk(node.children);
      this.endLine();
    } else this.walk(node.children);
  }
}

/** The lines of nodes, tables in them dissolved. */
export function linesIn(nodes: readonly AnyNode[]): string[] {
  const lines: string[] = [];
  const gatherer = new LineGatherer({ line: (text) => void lines.push(text), table: () => false });
  gatherer.walk(nodes);
  gatherer.endLine();
  return lines;
}

/** All text of nodes as it stands in the source. */
export function textIn(nodes: readonly AnyNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.data : node.type === 'tag' ? textIn(node.children) : ''))
    .join('');
}

/** The text of nodes with the line breaks of elements and those of the source. */
function sourceText(nodes: readonly AnyNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.data;
      if (node.type !== 'tag') return '';
      return node.name === 'br' ? '\n' : sourceText(node.children);
    })
    .join('');
}

/** Pages saved from the form in which they were keyed in hold their figures in fields. */
function fieldText({ attribs }: Element): string {
  return /^(?:text|number|)$/iu.test(attribs['type'] ?? '') ? (attribs['value'] ?? '') : '';
}

/** Line breaks in the source of a page are blanks; between Chinese characters, where Word wraps its source, they are nothing. */
function lineText(text: string): string {
  return text
    .replaceAll(
      /(?<=[\p{sc=Han}，。；：、（）“”])[ \t]*[\r\n]+[ \t\r\n]*(?=[\p{sc=Han}，。；：、（）“”])/gu,
      '',
    )
    .replaceAll(/[ \t\r\n]+/gu, ' ')
    .trim();
}
