/** Pictures and links stand in a text under a mark until their files have identifiers; marks may come from strangers' data. */

/** Whether a text shows a picture under the mark. */
export function hasPicture(html: string, mark: string): boolean {
  return html.includes(pictureAttribute(mark));
}

/**
 * Takes the place of a file out of a text: a picture goes, the words of a link stay, with the address where there is one. In one
 * pass, and nothing of the data is taken for a pattern.
 */
export function withoutMark(html: string, mark: string, href: string | null): string {
  return mark.startsWith('https:') ? withoutLink(html, mark, href) : withoutPicture(html, mark);
}

function pictureAttribute(mark: string): string {
  return `data-attachment-id="${mark}"`;
}

/** From one `>` to the next: every character is looked at a few times, never once for each of the others. */
function withoutPicture(html: string, mark: string): string {
  const attribute = pictureAttribute(mark);
  const kept: string[] = [];
  let from = 0;
  for (let end = html.indexOf('>'); end >= 0; end = html.indexOf('>', from)) {
    const piece = html.slice(from, end + 1);
    const start = piece.lastIndexOf('<');
    const tag = start < 0 ? '' : piece.slice(start);
    kept.push(/^<img\s/iu.test(tag) && tag.includes(attribute) ? piece.slice(0, start) : piece);
    from = end + 1;
  }
  return kept.join('') + html.slice(from);
}

function withoutLink(html: string, mark: string, href: string | null): string {
  const link = `<a href="${mark}">`;
  const at = html.indexOf(link);
  if (at < 0) return html;
  const end = html.indexOf('</a>', at);
  const words = html.slice(at + link.length, end < 0 ? undefined : end);
  const rest = end < 0 ? '' : html.slice(end + '</a>'.length);
  const written =
    href === null ? words : `<a href="${href.replaceAll('&', '&amp;').replaceAll('"', '%22')}">${words}</a>`;
  return `${html.slice(0, at)}${written}${rest}`;
}
