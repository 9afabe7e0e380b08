import type { AgencyLevel } from '../ties.ts';

const DEPARTMENT =
  /(?:局|委员会|委|厅|办公室|中心|大队|支队|总队|院|署|处|所|站|社|会|馆|校|台|公司|集团|部)$/u;
/** Cities that are provinces; every other city may be one divided into districts or one at the level of a county. */
const MUNICIPALITIES = /^(?:北京|天津|上海|重庆)市人民政府$/u;

/**
 * The kind of agency that a full name tells; null where it doesn't. A 市 may be divided into districts or be at the level of a
 * county, so a city's government has no level unless its name tells more.
 */
export function levelOfName(name: string): AgencyLevel | null {
  const bare = name.replaceAll(/\s/gu, '').replace(/办公厅$/u, '办公室');
  if (/(?:镇|乡|苏木)人民政府$/u.test(bare)) return 'township';
  if (/街道(?:办事处|办)?$/u.test(bare)) return 'street';
  if (MUNICIPALITIES.test(bare) || /(?:省|自治区)人民政府$/u.test(bare)) return 'province';
  if (/(?:自治州|地区|盟)(?:人民政府|行政公署)$/u.test(bare)) return 'city';
  if (/(?:区|县|旗)人民政府$/u.test(bare)) return 'district';
  return DEPARTMENT.test(bare) ? 'department' : null;
}

/** Whether 条例第50条第（四）项 binds the agency to report how its work was assessed: it is a people's government. */
export function isGovernment(name: string, level: AgencyLevel | null): boolean {
  if (level === null) return name.trim().endsWith('人民政府');
  return level !== 'department' && level !== 'street';
}

/**
 * When a report must be public (国办公开办函〔2021〕30号): towns and departments by 1月31日 of the year after, counties by 2月20日,
 * cities by 3月10日, provinces by 3月31日. Where the level isn't known the latest of them, so that nobody is blamed wrongly.
 */
export function dueDay(level: AgencyLevel | null, year: number): string {
  const days = { township: '01-31', street: '01-31', department: '01-31', district: '02-20', city: '03-10' };
  return `${year + 1}-${level === null || level === 'province' ? '03-31' : days[level]}`;
}
