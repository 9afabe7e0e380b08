import { SEEN_KINDS, type SeenPage } from '../seen-page.ts';
import { when, type PageRule } from '../site-look.ts';

const ACCESS = 'GB/T 37668-2019（互联网内容无障碍）；无障碍环境建设法第32条';

/** What is within a page: what programs that read aloud, and links into it, rely on. */
export const CONTENT_RULES: readonly PageRule[] = [
  {
    id: 'ids.unique',
    basis: 'HTML 标准；GB/T 37668-2019',
    remedy: '正文里的标识重复的，在编辑器中重新粘贴这一段；其他的请报告程序缺陷。',
    on: SEEN_KINDS,
    check: (page) => {
      const seen = new Set<string>();
      const twice = new Set(page.ids.filter((id) => seen.has(id) || !seen.add(id)));
      return [...twice].map((id) => `标识“${id}”在网页中重复，指向它的链接和读屏软件会找错地方。`);
    },
  },
  {
    id: 'pictures.text',
    basis: ACCESS,
    remedy: '在编辑器中为图片填写“替代文字”，说明图片的内容；纯装饰的图片请删去。',
    on: SEEN_KINDS,
    check: (page) =>
      page.pictures
        .filter(({ alt }) => alt === null || (alt.trim() === '' && page.kind === 'article'))
        .map(({ src }) => `图片 ${src} 没有替代文字，看不见图片的人不知道它的内容。`),
  },
  {
    id: 'headings.top',
    basis: ACCESS,
    remedy: '正文中的小标题请从“标题二”用起；网页的大标题由程序生成。',
    on: SEEN_KINDS,
    check: (page) => {
      const tops = page.headings.filter(({ level }) => level === 1);
      if (tops.length === 1) return when(tops[0]?.text === '', '网页的大标题是空的。');
      return [`网页有 ${tops.length} 个大标题（h1），应当只有一个。`];
    },
  },
  {
    id: 'headings.order',
    basis: ACCESS,
    remedy: '在编辑器中按层级使用标题：标题二之下用标题三，不要跳级。',
    on: SEEN_KINDS,
    check: skippedHeadings,
  },
  {
    id: 'links.name',
    basis: ACCESS,
    remedy: '为链接写上文字，说明它通往哪里。',
    on: SEEN_KINDS,
    check: (page) =>
      page.links.filter(({ name }) => name.trim() === '').map(({ href }) => `通往 ${href} 的链接没有文字。`),
  },
];

function skippedHeadings(page: SeenPage): readonly string[] {
  const faults: string[] = [];
  let above = 0;
  for (const { level, text } of page.headings) {
    if (level > above + 1)
      faults.push(
        above === 0
          ? `第一个标题“${text}”是 ${level} 级，前面没有大标题。`
          : `标题“${text}”是 ${level} 级，它的上一个标题是 ${above} 级，中间跳了级。`,
      );
    above = level;
  }
  return faults;
}
