import {
  APPLICANT_KINDS,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  REQUEST_COLUMNS,
} from '../../../src/law/annual-report/form.ts';
import type { CorpusReport } from '../corpus-report.ts';
import type { Random } from '../random.ts';
import { countIn, expecting, type Fault, planted, withCells } from './fault.ts';

/** Faults in numbers of the tables. */
export const CELL_FAULTS: readonly Fault[] = [
  value('cell of a row', (report, random) => {
    const { row, kind } = anOutcome(report, random);
    const name = `t3.${row}.${kind}`;
    return planted(
      moved(report, name, random.int(1, 9)),
      expecting('AR-T3-ROW', `t3/row:${row}`),
      expecting('AR-T3-SUM', `t3/col:${kind}`),
    );
  }),
  value('total of a row', (report, random) => {
    const { row } = anOutcome(report, random);
    return planted(
      moved(report, `t3.${row}.total`, random.int(1, 30)),
      expecting('AR-T3-ROW', `t3/row:${row}`),
    );
  }),
  value('total of a column', (report, random) => {
    const kind = random.pick(APPLICANT_KINDS);
    return planted(
      moved(report, `t3.total.${kind}`, random.int(1, 9)),
      expecting('AR-T3-SUM', `t3/col:${kind}`),
      expecting('AR-T3-COL', `t3/col:${kind}`),
      expecting('AR-T3-ROW', 't3/row:total'),
    );
  }),
  value('more came in than was handled', (report, random) => {
    const kind = random.pick(APPLICANT_KINDS);
    const more = random.int(1, 5);
    return planted(
      moved(moved(report, `t3.new.${kind}`, more), 't3.new.total', more),
      expecting('AR-T3-COL', `t3/col:${kind}`),
      expecting('AR-T3-COL', 't3/col:total'),
    );
  }),
  value('nothing carried on where something is open', (report) => {
    const kind = APPLICANT_KINDS.find((each) => countIn(report, `t3.carryOut.${each}`) > 0);
    if (kind === undefined) return null;
    const all = REQUEST_COLUMNS.map((column) => [`t3.carryOut.${column}`, '0'] as const);
    return planted(withCells(report, Object.fromEntries(all)), expecting('AR-T3-COL', `t3/col:${kind}`));
  }),
  value('figure in the wrong column', (report, random) => {
    const { row, kind } = anOutcome(report, random);
    const other = kind === 'other' ? 'legal' : 'other';
    const [from, to] = [`t3.${row}.${kind}`, `t3.${row}.${other}`];
    const count = countIn(report, from);
    if (count === 0) return null;
    return planted(
      withCells(report, { [from]: '0', [to]: String(countIn(report, to) + count) }),
      expecting('AR-T3-SUM', `t3/col:${kind}`),
      expecting('AR-T3-SUM', `t3/col:${other}`),
    );
  }),
  value('total of a group of disputes', (report, random) => {
    const kind = random.pick(DISPUTE_KINDS);
    return planted(
      moved(report, `t4.${kind}.total`, random.int(1, 9)),
      expecting('AR-T4-SUM', `t4/group:${kind}`),
    );
  }),
  value('result of a dispute', (report, random) => {
    const kind = random.pick(DISPUTE_KINDS);
    return planted(
      moved(report, `t4.${kind}.${random.pick(DISPUTE_RESULTS)}`, random.int(1, 9)),
      expecting('AR-T4-SUM', `t4/group:${kind}`),
    );
  }),
  value('rules of a town', (report) => {
    if (report.set.agency.kind !== 'township' && report.set.agency.kind !== 'street') return null;
    const columns = report.set.form === '2019' ? ['made', 'opened', 'total'] : ['made', 'repealed', 'valid'];
    const all = columns.map((column, at) => [`t2.rules.${column}`, at === 1 ? '0' : '2'] as const);
    return planted(withCells(report, Object.fromEntries(all)), expecting('AR-T2-RULES', 't2/row:rules'));
  }),
  value('fewer in force than were made', (report) => {
    if (report.set.form === '2019') return null;
    return planted(
      withCells(report, { 't2.docs.made': '7', 't2.docs.repealed': '0', 't2.docs.valid': '3' }),
      expecting('X-T2-VALID', 't2/row:docs'),
    );
  }),
  {
    key: 'carried over otherwise than last year says',
    changes: 'value',
    needsPrevious: true,
    plant: (report) => {
      const more = [
        'carryIn.natural',
        'carryIn.total',
        'open.natural',
        'open.total',
        'total.natural',
        'total.total',
      ];
      const changed = more.reduce((each, name) => moved(each, `t3.${name}`, 2), report);
      return planted(
        changed,
        expecting('AR-X-CARRY', 't3.carryIn.total'),
        expecting('AR-X-CARRY', 't3.carryIn.natural'),
      );
    },
  },
  {
    key: 'in force otherwise than last year says',
    changes: 'value',
    needsPrevious: true,
    plant: (report) => {
      if (report.set.form === '2019' || report.set.year < 2022) return null;
      return planted(moved(report, 't2.docs.valid', 30), expecting('AR-X-VALID', 't2/row:docs'));
    },
  },
  look('blank cell', () => ''),
  look('stroke for nought', () => '/'),
  look('dash for nought', () => '—'),
  look('full-width digits', (text) =>
    text.replaceAll(/\d/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfe_e0)),
  ),
  look('unit in the cell', (text) => `${text}件`),
];

function value(key: string, plant: Fault['plant']): Fault {
  return { key, changes: 'value', plant };
}

function look(key: string, written: (text: string) => string): Fault {
  return {
    key,
    changes: 'look',
    plant: (report, random) => {
      const name = random.pick([...report.cells.keys()].filter((each) => !each.endsWith('.amount')));
      return planted(
        withCells(report, { [name]: written(report.cells.get(name) ?? '0') }),
        expecting('AR-STR-2', name),
      );
    },
  };
}

function moved(report: CorpusReport, name: string, by: number): CorpusReport {
  return withCells(report, { [name]: String(countIn(report, name) + by) });
}

/** A result of table three and a kind of applicant, one that is counted where there is any. */
function anOutcome(report: CorpusReport, random: Random): { row: string; kind: string } {
  const all = [...report.cells.keys()].flatMap((name) => {
    const [table, ...rest] = name.split('.');
    const [row, kind] = [rest.slice(0, -1).join('.'), rest.at(-1) ?? ''];
    const isOutcome = table === 't3' && !['new', 'carryIn', 'total', 'carryOut'].includes(row);
    return isOutcome && kind !== 'total' ? [{ name, row, kind }] : [];
  });
  const counted = all.filter(({ name }) => countIn(report, name) > 0);
  return random.pick(counted.length > 0 ? counted : all);
}
