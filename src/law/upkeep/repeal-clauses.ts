/** A document that a text says no longer holds. */
export interface RepealedName {
  /** Without its marks 《》; empty when only a number is given. */
  readonly title: string;
  /** 文号; empty when none is given. */
  readonly documentNumber: string;
}

/** 《名称》（文号）, either may be missing. */
const NAMED =
  /《([^《》]{2,120})》(?:\s*[（(]([^（）()]{2,40}〔\d{4}〕\d+号)[）)])?|([^\s，。；、《》（）()]{2,20}〔\d{4}〕\d+号)/gu;
const ENDS = /(?:同时|即行|予以|一并)?(?:废止|失效|停止执行)/u;
/** What is only spoken of, or may yet be repealed. */
const NOT_YET = /(?:拟|建议|可以|应当|需要?|尚未|不)(?:同时|予以)?(?:废止|失效|停止执行)/u;

/**
 * What a normative document repeals in its own words: “原《……》（……〔2019〕3号）同时废止”. Looks at sentences that end so and at
 * no others; a sentence without a name gives nothing. It is a hint for a person, never an act.
 */
export function repealedNames(text: string): RepealedName[] {
  const found = new Map<string, RepealedName>();
  for (const sentence of text.split(/[。；\n]/u)) {
    const end = ENDS.exec(sentence);
    if (end === null || NOT_YET.test(sentence)) continue;
    for (const match of sentence.slice(0, end.index).matchAll(NAMED)) {
      const name = { title: match[1] ?? '', documentNumber: match[2] ?? match[3] ?? '' };
      found.set(`${name.title}\n${name.documentNumber}`, name);
    }
  }
  return [...found.values()];
}
