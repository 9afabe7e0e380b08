import { signatureAmong } from '../law/signature.ts';

/** What opens or closes a container. */
const CONTAINER = /<(\/?)(?:table|ul|ol|blockquote|figure)\b[^>]*>/y;
const START = '<p>';
const END = '</p>';

/** Where its content stands, without the tags around it. */
interface Paragraph {
  readonly from: number;
  readonly to: number;
}

/**
 * Gives the plain paragraphs of a sanitised body the look of a 公文 (GB/T 9704): who it is addressed to stands without
 * indent, who signed it and when stands at the right, the number of an article stands out. Only the first line's
 * indent is the style sheet's; one typed with spaces is taken away for it. Paragraphs that say themselves how they
 * stand, and those in tables, lists and quotations, stay as they are. No word is changed. Returned in pieces, in order: most of a
 * long text is one.
 */
export function layOutText(body: string): readonly string[] {
  const paragraphs = plainParagraphs(body);
  const signed = new Set(signatureAmong(paragraphs.length, (index) => textAt(body, paragraphs[index])));
  const pieces: string[] = [];
  let from = 0;
  let index = -1;
  for (const paragraph of paragraphs) {
    index += 1;
    const place = { first: index === 0, signed: signed.has(index) };
    BEGINNING.lastIndex = paragraph.from;
    if (!place.first && !place.signed && !BEGINNING.test(body)) continue;
    const shaped = shape(contentOf(body, paragraph), place);
    // Most stay as they are: what isn't touched is taken over in one piece.
    if (shaped === null) continue;
    pieces.push(body.slice(from, paragraph.from - START.length), shaped);
    from = paragraph.to + END.length;
  }
  return [...pieces, body.slice(from)];
}

function plainParagraphs(body: string): Paragraph[] {
  const found: Paragraph[] = [];
  let depth = 0;
  let next = 0;
  for (let at = body.indexOf('<'); at >= 0; at = body.indexOf('<', next)) {
    if (!body.startsWith(START, at)) {
      CONTAINER.lastIndex = at;
      const [tag = '<', closing] = CONTAINER.exec(body) ?? [];
      if (closing !== undefined) depth += closing === '' ? 1 : -1;
      next = at + tag.length;
      continue;
    }
    const from = at + START.length;
    // A paragraph of nothing but words ends at the next tag.
    const tag = body.indexOf('<', from);
    const words = body.startsWith(END, tag);
    const to = words ? tag : body.indexOf(END, from);
    if (to < 0) break;
    next = from;
    if (!words && /<p\b/.test(body.slice(from, to))) continue;
    next = to + END.length;
    if (depth === 0) found.push({ from, to });
  }
  return found;
}

function contentOf(body: string, { from, to }: Paragraph): string {
  return body.slice(from, to);
}

function textAt(body: string, paragraph: Paragraph | undefined): string {
  return paragraph === undefined ? '' : textOf(contentOf(body, paragraph));
}

/** Tags and space at both ends don't count. */
function textOf(content: string): string {
  return content
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .trim();
}

const ADDRESSED = /^[^。；！？]{2,80}：$/;
const LEADS_IN = /如下|下列|以下|根据|按照|为了|现将|现就|现予|通知|公告|公示/;

const INDENT = /^(?:[\s\u3000\u00A0]|&nbsp;)+/;
const ARTICLE = /^第[一二三四五六七八九十百零〇]+条(?=[\s\u3000])/;
/** How an indent or the number of an article may begin: of most paragraphs that is all one has to look at. */
const BEGINNING = /[\s\u3000\u00A0&第]/y;

/** The paragraph as it is to stand, null when it may stay as it is. */
function shape(whole: string, place: { first: boolean; signed: boolean }): string | null {
  const content = whole.replace(INDENT, '');
  if (place.signed) return `<p class="signature">${content}</p>`;
  if (place.first) {
    const text = textOf(content);
    if (ADDRESSED.test(text) && !LEADS_IN.test(text)) return `<p class="indent-0">${content}</p>`;
  }
  if (ARTICLE.test(content)) return `<p>${content.replace(ARTICLE, '<strong>$&</strong>')}</p>`;
  return content.length === whole.length ? null : `<p>${content}</p>`;
}
