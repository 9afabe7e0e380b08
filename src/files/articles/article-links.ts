import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { kindOfExtension } from '../file-kinds.ts';
import { attachmentMark, pictureMark, type ArticleFile } from './article.ts';

const MOST_FILES = 100;
const EXTENSION = /\.([0-9a-z]{1,8})(?:[?#].*)?$/iu;

/**
 * Marks the files that a text refers to, so that they can be put in place once it is known where they are. Links to other pages of
 * the same site become whole addresses where the page's own is known, and plain words where it isn't.
 */
export function markFiles(
  $: CheerioAPI,
  body: Cheerio<AnyNode>,
  url: string,
): { readonly files: ArticleFile[]; readonly external: string[] } {
  const files: ArticleFile[] = [];
  const external: string[] = [];
  const add = (file: Omit<ArticleFile, 'mark'>): string => {
    const index = files.length + 1;
    const mark = file.role === 'picture' ? pictureMark(index) : attachmentMark(index);
    files.push({ ...file, mark });
    return mark;
  };
  for (const node of body.find('a[href]').addBack('a[href]').toArray()) {
    const link = $(node);
    const href = (link.attr('href') ?? '').trim();
    const name = link.text().replaceAll(/\s+/gu, ' ').trim();
    if (isFile(href) && files.length < MOST_FILES) link.attr('href', add({ href, name, role: 'attachment' }));
    else if (!/^(?:https?:|mailto:|tel:)/iu.test(href)) relink(link, href, url);
  }
  for (const node of body.find('img[src]').addBack('img[src]').toArray()) {
    const picture = $(node);
    const href = (picture.attr('src') ?? '').trim();
    const alt = (picture.attr('alt') ?? '').trim();
    if (files.length >= MOST_FILES) continue;
    if (/^data:/iu.test(href)) external.push('正文里有直接写在网页中的图片，没有导入，请另存后插入。');
    else if (href !== '') picture.attr('data-attachment-id', add({ href, name: alt, role: 'picture' }));
  }
  return { files, external: [...new Set(external)] };
}

function relink(link: Cheerio<AnyNode>, href: string, url: string): void {
  if (url !== '' && !/^(?:#|javascript:|data:)/iu.test(href) && URL.canParse(href, url))
    link.attr('href', new URL(href, url).href);
  else link.replaceWith(link.contents());
}

/** A file that may be published, by its ending; pages and programs aren't. */
function isFile(href: string): boolean {
  if (/^(?:#|mailto:|tel:|javascript:|data:)/iu.test(href)) return false;
  const extension = EXTENSION.exec(href)?.[1]?.toLowerCase() ?? '';
  return kindOfExtension(extension) !== null;
}
