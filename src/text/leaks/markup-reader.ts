import type { UnitVisitor } from './byte-readings.ts';

const [LT, GT, AND, SEMICOLON] = [0x3c, 0x3e, 0x26, 0x3b];
const LONGEST_TAG = 4096;
const LONGEST_ENTITY = 10;
/** A tag's name begins so, or its end, a comment, an instruction. */
const BEGINS_TAG = /[A-Za-z/!?]/;

/**
 * Reads what markup shows: tags are left out, numbered characters are what they stand for. In a DOCX file a telephone number is
 * often cut into several runs; no search in the bytes as they are finds it.
 */
export function markupReader(visit: UnitVisitor): UnitVisitor {
  let tag = 0;
  let last = 0;
  let entity: { text: string; start: number } | null = null;
  return (unit, start, end) => {
    const before = last;
    last = unit;
    if (tag > 0) {
      const begins = tag > 1 || BEGINS_TAG.test(String.fromCharCode(unit));
      tag = unit === GT || !begins || tag > LONGEST_TAG ? 0 : tag + 1;
      if (!begins) {
        visit(before, start, start);
        visit(unit, start, end);
      }
    } else if (entity !== null) {
      entity.text += String.fromCharCode(unit);
      if (unit === SEMICOLON) visitEntity(entity, end, visit);
      if (unit === SEMICOLON || entity.text.length > LONGEST_ENTITY) entity = null;
    } else if (unit === LT) tag = 1;
    else if (unit === AND) entity = { text: '', start };
    else visit(unit, start, end);
  };
}

function visitEntity(
  { text, start }: { text: string; start: number },
  end: number,
  visit: UnitVisitor,
): void {
  const [, hex, decimal] = /^#(?:[xX]([\da-fA-F]{1,6})|(\d{1,7}));$/.exec(text) ?? [];
  const point = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  if (!(point >= 0 && point <= 0x10ffff)) return visit(AND, start, end);
  const char = String.fromCodePoint(point);
  for (let at = 0; at < char.length; at += 1) visit(char.charCodeAt(at), start, end);
}
