import { CFB } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { distinctTables } from '../test/sample-report.ts';
import { withoutFormulas } from './read-sheet-formulas.ts';
import { reportWorkbook, workbookBytes } from './test/report-layouts.ts';

/** A container with these records, in hexadecimal. */
function container(records: string): Uint8Array {
  const made: object = CFB.utils.cfb_new();
  CFB.utils.cfb_add(made, 'Workbook', Buffer.from(records, 'hex'));
  const bytes: Buffer = CFB.write(made, { type: 'buffer' });
  return new Uint8Array(bytes);
}

function recordsWithout(records: string): string {
  return Buffer.from(withoutFormulas(container(records))).toString('hex');
}

test('the tokens of a formula are left out, what it computed stays', () => {
  // Kind and length, row and column, format, 5 as a double, flags.
  const five = '06001900 00000300 0f00 0000000000001440 000000000000'.replaceAll(' ', '');
  expect(recordsWithout(`${five}03001e0100`)).toBe(`${five}ffff1e0100`);
});

test('names and shared formulas are renamed, all other records stay', () => {
  expect(recordsWithout('18000200ffffbc040200ffff09080200ffff')).toBe('ec000200ffffec000200ffff09080200ffff');
});

test('a record too short for the formula that it claims is none', () => {
  expect(recordsWithout('0600040000000000')).toBe('ec00040000000000');
});

test('any other bytes stay as they are', () => {
  const bytes = workbookBytes(reportWorkbook(distinctTables(), 'wholeReport'), 'xlsx');
  expect(withoutFormulas(bytes)).toBe(bytes);
});
