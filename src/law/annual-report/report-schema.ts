import { CELL_NAMES_2019 } from './form-2019.ts';
import { DISPUTE_COLUMNS, DISPUTE_KINDS, REQUEST_COLUMNS, REQUEST_ROWS } from './form.ts';
import { NARRATIVE_SUBJECTS } from './reading/narrative-numbers.ts';
import { cellNames } from './tables.ts';

const COUNT = { type: ['integer', 'null'], minimum: 0 };
/** Exact as a number, or as text where a double can't hold it. */
const AMOUNT = {
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^\\d{1,14}(\\.\\d{1,6})?$' },
    { type: 'null' },
  ],
};
const FORMAT = { enum: ['2021', '2019', 2021, 2019, null] };
const TEXT = { type: ['string', 'null'] };

/**
 * The JSON Schema (2020-12) of a report in the open format: what this program writes and takes. Cells come by table or by name;
 * null is a cell that is blank in the source. Published as docs/law/report.schema.json.
 */
export function reportSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://gongkai.example/report.schema.json',
    title: '政府信息公开工作年度报告',
    type: 'object',
    anyOf: [{ required: ['cells'] }, { required: ['table3'] }, { required: ['parts'] }],
    properties: {
      agency: TEXT,
      level: { enum: ['township', 'street', 'department', 'district', 'city', 'province'] },
      year: { type: ['integer', 'null'], minimum: 2008, maximum: 2100 },
      format: FORMAT,
      // What a check prints says `form`.
      form: FORMAT,
      title: TEXT,
      publishedOn: { type: ['string', 'null'], format: 'date' },
      cells: cellsByName(),
      table2: tableTwo(),
      table3: rowsOf(REQUEST_ROWS, REQUEST_COLUMNS),
      table4: rowsOf(DISPUTE_KINDS, DISPUTE_COLUMNS),
      narrative: { type: 'object', additionalProperties: { type: 'number' } },
      figures: { type: 'object' },
      stated: { type: 'array', items: statedNumber() },
      opening: TEXT,
      parts: {
        type: 'array',
        items: {
          type: 'object',
          required: ['title', 'text'],
          properties: {
            number: { type: ['integer', 'null'], minimum: 1, maximum: 6 },
            title: { type: 'string' },
            text: { type: 'string' },
          },
        },
      },
    },
  };
}

function statedNumber(): object {
  const place = { type: 'integer', minimum: 0 };
  return {
    type: 'object',
    required: ['subject', 'value', 'unit', 'words', 'where'],
    properties: {
      subject: { enum: [...NARRATIVE_SUBJECTS] },
      value: { type: 'number' },
      unit: { type: 'string' },
      words: { type: 'string' },
      where: { type: 'string', pattern: '^(part:[0-6]|report)$' },
      from: place,
      to: place,
    },
  };
}

function cellsByName(): object {
  const names = [...new Set<string>([...cellNames(), ...CELL_NAMES_2019])];
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, valueOf(name)])),
  };
}

function valueOf(name: string): object {
  if (name.endsWith('.amount')) return AMOUNT;
  return name.endsWith('.change') ? { type: ['integer', 'null'] } : COUNT;
}

function tableTwo(): object {
  const row = (columns: readonly string[], value: object): object => ({
    type: 'object',
    properties: Object.fromEntries(columns.map((column) => [column, value])),
  });
  const normative = row(['made', 'repealed', 'valid'], COUNT);
  const decisions = row(['decisions'], COUNT);
  return {
    type: 'object',
    properties: {
      rules: normative,
      docs: normative,
      permit: decisions,
      punish: decisions,
      coerce: decisions,
      fee: row(['amount'], AMOUNT),
    },
  };
}

function rowsOf(rows: readonly string[], columns: readonly string[]): object {
  const row = { type: 'object', properties: Object.fromEntries(columns.map((column) => [column, COUNT])) };
  return { type: 'object', properties: Object.fromEntries(rows.map((key) => [key, row])) };
}
