import type { ColumnRole } from './column-roles.ts';
import type { PersonalKind, PersonalValue } from './personal-value.ts';
import { PERSONAL_LABELS } from './personal-value.ts';
import type { PersonalView } from './personal-view.ts';

/** A document that a person has, how its number looks and what it is called. */
interface PersonsDocument {
  readonly kind: PersonalKind;
  readonly role: ColumnRole;
  readonly number: RegExp;
  readonly label: RegExp;
}

const DOCUMENTS: readonly PersonsDocument[] = [
  {
    kind: 'passport',
    role: 'passport',
    number: /(?<![0-9A-Za-z])(?:[EGDSPKegdspk][A-Za-z]?\d{7,8}|1[45]\d{7})(?![0-9A-Za-z])/gu,
    label: /护照[^，。；\d]{0,8}$/u,
  },
  {
    kind: 'permit',
    role: 'permit',
    number: /(?<![0-9A-Za-z])(?:[CWHMTLcwhmtl][A-Za-z]?\d{7,10}|\d{8}(?:\d{2})?)(?![0-9A-Za-z])/gu,
    label: /(?:通行证|回乡证|台胞证)[^，。；\d]{0,8}$/u,
  },
  {
    kind: 'socialSecurity',
    role: 'socialSecurity',
    number: /(?<![0-9A-Za-z])[A-Za-z]{0,2}\d{7,19}[Xx]?(?![0-9A-Za-z])/gu,
    label:
      /(?:(?:社保|医保|社会保障|参保|养老保险|医疗保险)卡?(?:个人)?(?:号码?|编号)|个人编号)[^，。；\d]{0,4}$/u,
  },
  {
    kind: 'schoolRoll',
    role: 'schoolRoll',
    number: /(?<![0-9A-Za-z])[GLJXgljx]?\d{7,20}[Xx]?(?![0-9A-Za-z])/gu,
    label: /(?:学籍辅?(?:号码?|编号)|学号)[^，。；\d]{0,4}$/u,
  },
];
const PLATE =
  /(?<![0-9A-Za-z])[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Za-hj-np-z][\s·•.-]?(?=[A-Za-z]{0,5}\d)[0-9A-HJ-NP-Za-hj-np-z]{5,6}(?![0-9A-Za-z])/gu;
const DRIVEN = /(?:车牌|号牌|牌照|车号|车辆|驾驶|骑行|名下|驾车)[^，。；]{0,12}$/u;
const VEHICLE =
  /^号?[“”、（(]?(?:小型|重型|轻型|中型|大型|微型|普通|轿车|货车|客车|摩托|电动|越野|面包|汽车)/u;
const PUBLIC_VEHICLE = /公务用?车|公车|执法车|校车|救护车|消防车|拍卖|报废|处置|出租车|公交|客运|环卫|洒水/u;
const CONTEXT = 80;

/** I05: numbers of passports, travel permits, social security and school rolls, and plates, where they are called so. */
export function documentValues(view: PersonalView): PersonalValue[] {
  return [...DOCUMENTS.flatMap((document) => numbersOf(view, document)), ...plates(view)];
}

function numbersOf(view: PersonalView, { kind, role, number, label }: PersonsDocument): PersonalValue[] {
  return [...view.narrow.matchAll(number)]
    .filter(({ index }) => view.cellAt(index)?.cell.role === role || label.test(view.labelAt(index)))
    .map(({ index, 0: words }) => valueOf(kind, index, words));
}

function plates(view: PersonalView): PersonalValue[] {
  return [...view.narrow.matchAll(PLATE)]
    .filter(({ index, 0: words }) => {
      const found = view.cellAt(index);
      const around = `${view.checked.context.title ?? ''}${found?.table.above ?? view.before(index, CONTEXT)}`;
      // （公务用车） may stand right behind it, too.
      if (PUBLIC_VEHICLE.test(`${around}\n${view.after(index + words.length, 8)}`)) return false;
      if (found !== null) return found.cell.role === 'plate' && found.table.ofPersons;
      return DRIVEN.test(view.labelAt(index)) || VEHICLE.test(view.after(index + words.length, 8));
    })
    .map(({ index, 0: words }) => valueOf('plate', index, words));
}

function valueOf(kind: PersonalKind, start: number, words: string): PersonalValue {
  return {
    kind,
    rule: 'I05',
    start,
    end: start + words.length,
    value: words.replaceAll(/[\s·•.-]/gu, ''),
    severity: 'gate',
    reason: `个人的${PERSONAL_LABELS[kind]}没有遮盖。`,
  };
}
