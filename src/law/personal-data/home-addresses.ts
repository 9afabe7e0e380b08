/** Where somebody lives, as it stands in a text. */
export interface HomeAddress {
  /** Place of the whole phrase, the words that call it a home among it. */
  readonly start: number;
  readonly end: number;
  /** Where the address itself begins. */
  readonly from: number;
}

const HOME =
  /(?:家住|现住|住址[：:为]?|(?:家庭|户籍|居住|现居住?)地址[：:为]?|居住(?:在|于)|户籍(?:所在)?地[：:为]|住(?:在|于|[：:])|(?<=[，,、；;])住(?![所宅建房户院])(?=[^，。；\n]{1,12}[省市县区镇乡村]))([^，。；\n]{0,30}?\d{1,6}\s{0,3}(?:号|栋|幢|室|单元|组)(?:\s?[\dA-Za-z一二三四五六七八九十]{1,5}\s?(?:号楼?|栋|幢|座|单元|室|户)){0,4}(?:\d{2,4})?)/gu;

/** Homes that are called so, down to the house. */
export function homeAddressesIn(narrow: string): HomeAddress[] {
  return [...narrow.matchAll(HOME)].map((found) => {
    const end = found.index + found[0].length;
    return { start: found.index, end, from: end - (found[1]?.length ?? 0) };
  });
}
