import { load, type CheerioAPI } from 'cheerio';
import { footerItems, frameTokens, type AgencyAround } from './agency-around.ts';
import { quoted } from './log-findings.ts';
import { piecesOf, type PagePieces } from './page-pieces.ts';
import { differenceOf, tokensOf } from './page-tokens.ts';

/** In what a page isn't what it should be. */
export interface PageDifference {
  /** The end of a sentence that begins with the page's address. */
  readonly text: string;
  /** It isn't what was registered, whichever version of the program made the page. */
  readonly certain: boolean;
}

/** Parts of a document's page with what they are called; what stands besides is compared as one. */
const PARTS: readonly (readonly [selector: string, name: string, certain: boolean])[] = [
  ['h1', '标题', true],
  ['.document-body', '正文', true],
  ['section[aria-labelledby="attachments"]', '附件列表', true],
  ['section[aria-labelledby="changes"]', '“本文件修改、废止或者代替的文件”', true],
  ['section[aria-labelledby="interprets"]', '“解读的文件”', true],
  ['section[aria-labelledby="interpretations"]', '“政策解读”', true],
  ['nav.breadcrumb', '当前位置', false],
  ['.byline', '发布时间和来源', false],
  ['.notice', '提示', false],
];

/**
 * Holds a page against the one that this program makes from what is registered: word for word, with every link. What is around the
 * content is held against the agency's home.
 * @param expected with what isn't set of the site and the agency left out
 */
export function comparePage(
  page: string,
  expected: string,
  options: { around: AgencyAround; ofAgency: boolean },
): PageDifference[] {
  const found = piecesOf(page);
  const wanted = piecesOf(expected);
  const differences: PageDifference[] = [];
  if (found.main !== wanted.main) differences.push(...compareMain(load(page), load(expected)));
  if (found.head !== wanted.head) {
    const difference = differenceOf(headOf(expected), headOf(page));
    if (difference !== null)
      differences.push({ text: `网页头部（head）与登记的不同：${difference}`, certain: false });
  }
  const frame = options.ofAgency
    ? compareFrame(found, options.around)
    : compareSiteFrame(page, expected, options.around);
  return frame === null ? differences : [...differences, { text: frame, certain: false }];
}

/** Which form of pages a page says that it has. */
export function formOf(page: string): string | null {
  return piecesOf(page).form;
}

function compareMain(found: CheerioAPI, wanted: CheerioAPI): PageDifference[] {
  const differences: PageDifference[] = [];
  for (const [selector, name, certain] of PARTS) {
    const difference = differenceOf(tokensIn(wanted, selector), tokensIn(found, selector));
    if (difference !== null) differences.push({ text: `网页${name}与登记的不同：${difference}`, certain });
  }
  differences.push(...compareFacts(found, wanted));
  for (const page of [found, wanted])
    for (const selector of [...PARTS.map(([part]) => part), 'dl.facts > div']) page(selector).remove();
  const difference = differenceOf(tokensIn(wanted, 'main'), tokensIn(found, 'main'));
  if (difference !== null)
    differences.push({ text: `网页在登记的内容之外有不同：${difference}`, certain: false });
  return differences;
}

function compareFacts(found: CheerioAPI, wanted: CheerioAPI): PageDifference[] {
  const there = factsOf(found);
  const registered = factsOf(wanted);
  return [...new Set([...registered.keys(), ...there.keys()])].flatMap((name) => {
    const difference = differenceOf(registered.get(name) ?? [], there.get(name) ?? []);
    return difference === null
      ? []
      : [{ text: `网页的${quoted(name)}与登记的不同：${difference}`, certain: registered.has(name) }];
  });
}

function factsOf(page: CheerioAPI): Map<string, string[]> {
  const facts = new Map<string, string[]>();
  for (const row of page('main dl.facts > div').toArray()) {
    const name = page(row).find('dt').text();
    facts.set(name, [...(facts.get(name) ?? []), ...tokensOf([row])]);
  }
  return facts;
}

function tokensIn(page: CheerioAPI, selector: string): string[] {
  const elements = page(selector);
  return tokensOf(selector === 'main' ? elements.contents() : elements);
}

function headOf(page: string): string[] {
  return tokensOf(load(page)('head').contents());
}

function compareFrame({ around }: PagePieces, { frame, rightFrames }: AgencyAround): string | null {
  if (rightFrames.has(around)) return null;
  const difference = differenceOf(frame, frameTokens(around, { isHome: false }));
  if (difference !== null) return `网页的页眉、导航或者页脚与本机关首页的不同：${difference}`;
  if (rightFrames.size < MOST_FRAMES) rightFrames.add(around);
  return null;
}

/** As many columns stand at the top of a catalogue at most. */
const MOST_FRAMES = 64;

/** A page that is the site's and no agency's: what stands at its foot must stand at that of the agency's home. */
function compareSiteFrame(page: string, expected: string, { footer }: AgencyAround): string | null {
  const strange = footerItems(page).find((item) => !footer.has(item));
  const difference =
    strange === undefined
      ? differenceOf(withoutFooterItems(expected), withoutFooterItems(page))
      : `多出${quoted(strange.replaceAll(/<[^>]*>/g, ' '))}`;
  return difference === null ? null : `网页的页眉或者页脚与网站的不同：${difference}`;
}

function withoutFooterItems(text: string): string[] {
  const page = load(piecesOf(text).around);
  page('.footer-facts, .footer-links > li').remove();
  return tokensOf(page.root().contents());
}
