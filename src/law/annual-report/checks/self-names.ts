/** How an agency with this name calls itself; empty where its name doesn't tell. */
export function selfNamesOf(agencyName: string): readonly string[] {
  const name = agencyName.replaceAll(/\s/gu, '');
  return SELF_NAMES.find(({ ending }) => ending.test(name))?.names ?? [];
}

const SELF_NAMES: readonly { readonly ending: RegExp; readonly names: readonly string[] }[] = [
  { ending: /镇人民政府$/u, names: ['我镇'] },
  { ending: /(?:乡|苏木)人民政府$/u, names: ['我乡'] },
  { ending: /街道(?:办事处|办)?$/u, names: ['我街道', '我街', '我办', '我处'] },
  { ending: /区人民政府$/u, names: ['我区'] },
  { ending: /县人民政府$/u, names: ['我县'] },
  { ending: /旗人民政府$/u, names: ['我旗'] },
  { ending: /市人民政府$/u, names: ['我市'] },
  { ending: /省人民政府$/u, names: ['我省'] },
  { ending: /局$/u, names: ['我局'] },
  { ending: /(?:委员会|委)$/u, names: ['我委', '我会'] },
  { ending: /厅$/u, names: ['我厅'] },
  { ending: /办公室$/u, names: ['我办', '我室'] },
  { ending: /中心$/u, names: ['我中心'] },
];

/** Words in which an agency speaks of itself, as they stand alone: 自我局限 and 我办理 aren't among them. */
export const OWN_NAMES: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  own('我镇', ''),
  own('我乡', '镇'),
  own('我街道', ''),
  own('我局', '限部面势促'),
  own('我委', '托员派屈婉实以'),
  own('我厅', ''),
  own('我办', '理公事结好成件了完到法学证案过得'),
  own('我中心', '城小'),
];

/** Names of a place, which a text may well use for the place it belongs to. */
export const PLACE_NAMES: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  own('我区', '别分'),
  own('我县', ''),
  own('我市', '场'),
  own('我省', '略去'),
];

function own(name: string, notBefore: string): { name: string; pattern: RegExp } {
  const after = notBefore === '' ? '' : `(?![${notBefore}])`;
  return { name, pattern: new RegExp(`(?<!自)${name}${after}`, 'gu') };
}
