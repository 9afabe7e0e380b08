import { homeAddressesIn } from '../../law/personal-data/home-addresses.ts';
import { isAboutPerson } from './contexts.ts';
import type { PersonalValue } from './personal-value.ts';
import type { PersonalView } from './personal-view.ts';

/** Down to the house, the door or the group of a village. */
const HOUSE =
  /(?<!\d)\d{1,6}\s?(?:号|弄|栋|幢|室|单元|组|队|户|#)|[一二三四五六七八九十]{1,3}(?:组|队|号)|\d{1,3}-\d{1,4}(?:-\d{1,4})?$|门牌/u;
const OFFICE = /政府|大厅|中心|办公|大楼|村委会|居委会|服务站|管委会|公司|[局厂店]|学校|医院|派出所/u;
const PLAIN_LABEL = /(?<![一-龥])(?:通讯|通信|联系|现)?地址[：:]([^，。；\n]{4,40})/gu;
const CONTEXT = 80;

/** I04: where somebody lives, more exactly than the township or the village. Offices have addresses that everybody should know. */
export function addressValues(view: PersonalView): PersonalValue[] {
  const values: PersonalValue[] = [];
  const add = (start: number, end: number): void => {
    const covered = values.some((one) => one.start < end && start < one.end);
    if (covered || /[*×＊]{2}/u.test(view.narrow.slice(start, end))) return;
    values.push({
      kind: 'address',
      rule: 'I04',
      start,
      end,
      value: view.text.slice(start, end),
      severity: 'advice',
      reason: '个人住址写到了门牌、室或者村民组，公开到村、社区为止。',
    });
  };
  for (const { rows, roles, ofPersons } of view.tables) {
    if (!ofPersons || !roles.has('address')) continue;
    for (const { role, head, start, end, words } of rows.flat()) {
      const placed = role === 'address' || (head === '' && /[村路街道区镇]/u.test(words));
      if (placed && HOUSE.test(view.narrow.slice(start, end)) && !/\d{11}/u.test(words)) add(start, end);
    }
  }
  for (const { from, end } of homeAddressesIn(view.narrow)) add(from, end);
  for (const found of view.narrow.matchAll(PLAIN_LABEL)) {
    const address = found[1] ?? '';
    const end = found.index + found[0].length;
    const personal = view.cellAt(found.index) === null && isAboutPerson(view.before(found.index, CONTEXT));
    if (personal && HOUSE.test(address) && !OFFICE.test(address)) add(end - address.length, end);
  }
  return values;
}
