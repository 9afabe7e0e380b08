import { holdPersonalData } from '../../text/personal/hold-personal-data.ts';

/**
 * How a file is called where it is kept for long or shown to many: reasons, the log, the audit. Its name; where that tells of a person,
 * its place among the others instead.
 * @param index place among the files, from 0
 */
export function plainFileName(name: string, index: number): string {
  return holdPersonalData([name]) ? `第${index + 1}个附件（名称含个人信息）` : name;
}

/** The same in a sentence: a name in quotation marks. */
export function shownFileName(name: string, index: number): string {
  const plain = plainFileName(name, index);
  return plain === name ? `“${name}”` : plain;
}
