import {
  APPLICANT_KINDS,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  OUTCOME_ROWS,
  REQUEST_COLUMNS,
} from '../../src/law/annual-report/form.ts';
import { CELL_NAMES_2019, OUTCOME_ROWS_2019 } from '../../src/law/annual-report/form-2019.ts';
import type { FormVersion } from '../../src/law/annual-report/reading/read-report.ts';
import { cellNames } from '../../src/law/annual-report/tables.ts';
import { AGENCIES, type CorpusAgency } from './agencies.ts';
import { type Random, randomFrom } from './random.ts';

/** The figures of an agency's year, consistent in themselves. */
export interface FigureSet {
  readonly id: string;
  readonly agency: CorpusAgency;
  readonly year: number;
  readonly form: FormVersion;
  /** Every cell of the form by its name, as it is written. */
  readonly cells: ReadonlyMap<string, string>;
  /** The year before, on whichever form; its 结转下年 is this year's 上年结转. Null where it isn't known. */
  readonly before: ReadonlyMap<string, string> | null;
}

/** How busy an agency is: at most so many new requests of one kind of applicant, decisions and documents. */
const SCALES = {
  quiet: { requests: 0, decisions: 3, documents: 2, fee: 0 },
  small: { requests: 6, decisions: 60, documents: 6, fee: 0 },
  middle: { requests: 60, decisions: 4_000, documents: 30, fee: 90_000 },
  large: { requests: 900, decisions: 60_000, documents: 120, fee: 9_000_000 },
} as const;

/** How busy an agency is. */
export type Scale = keyof typeof SCALES;

/** Figure sets of agencies of every kind, years and both forms; the same seed gives the same sets. */
export function figureSets(seed: number): FigureSet[] {
  return AGENCIES.map((agency, index) => {
    const random = randomFrom(seed * 1_000 + index);
    const year = agency.form === '2019' ? random.pick([2019, 2020]) : random.int(2021, 2025);
    return {
      id: `${agency.key}-${year}`,
      agency,
      year,
      form: agency.form,
      ...twoYears(agency, year, random),
    };
  });
}

function twoYears(
  agency: CorpusAgency,
  year: number,
  random: Random,
): { cells: Map<string, string>; before: Map<string, string> } {
  const carried = new Map<string, number>(APPLICANT_KINDS.map((kind) => [kind, 0]));
  const beforeForm = year - 1 < 2021 ? '2019' : '2021';
  const before = yearOf({ agency, form: beforeForm, carried, validBefore: null }, random);
  const carriedOver = new Map<string, number>(
    APPLICANT_KINDS.map((kind) => [kind, Number(before.get(`t3.carryOut.${kind}`))]),
  );
  const validBefore = beforeForm === '2021' ? before : null;
  return { cells: yearOf({ agency, form: agency.form, carried: carriedOver, validBefore }, random), before };
}

interface YearInput {
  readonly agency: CorpusAgency;
  readonly form: FormVersion;
  /** What was carried over into the year, by kind of applicant. */
  readonly carried: ReadonlyMap<string, number>;
  readonly validBefore: ReadonlyMap<string, string> | null;
}

function yearOf(input: YearInput, random: Random): Map<string, string> {
  const counts = new Map<string, number>();
  requests(input, counts, random);
  disputes(input, counts, random);
  const found = new Map([...counts].map(([name, count]) => [name, String(count)]));
  for (const [name, text] of tableTwo(input, random)) found.set(name, text);
  const names: readonly string[] = input.form === '2019' ? CELL_NAMES_2019 : cellNames();
  return new Map(names.map((name) => [name, found.get(name) ?? '0']));
}

/** Each kind of applicant by itself: what came in was either ended in some way or carried on. */
function requests({ agency, form, carried }: YearInput, counts: Map<string, number>, random: Random): void {
  const rows: readonly string[] = form === '2019' ? OUTCOME_ROWS_2019 : OUTCOME_ROWS;
  const busy = SCALES[agency.scale].requests;
  for (const kind of APPLICANT_KINDS) {
    const most =
      kind === 'natural' ? busy : kind === 'enterprise' ? Math.floor(busy / 3) : Math.floor(busy / 20);
    const fresh = random.int(kind === 'natural' ? Math.floor(most / 2) : 0, most);
    const old = carried.get(kind) ?? 0;
    const open = Math.min(fresh, random.int(0, Math.ceil(fresh / 10)));
    add(counts, `t3.new.${kind}`, fresh);
    add(counts, `t3.carryIn.${kind}`, old);
    add(counts, `t3.carryOut.${kind}`, open);
    let rest = fresh + old - open;
    add(counts, `t3.total.${kind}`, rest);
    while (rest > 0) {
      const some = random.int(1, Math.max(1, Math.ceil(rest / 3)));
      // Most requests are granted or can't be, other ends are rarer; 其他处理 stays rare, as it must.
      const row = random.percent(55)
        ? random.pick(['open', 'partial', 'cannot.notHeld'])
        : random.percent(90)
          ? random.pick(rows.filter((each) => !each.startsWith('other.')))
          : random.pick(rows);
      const taken = row.startsWith('other.') ? 1 : some;
      add(counts, `t3.${row}.${kind}`, taken);
      rest -= taken;
    }
  }
  for (const row of ['new', 'carryIn', ...rows, 'total', 'carryOut'])
    for (const column of REQUEST_COLUMNS)
      if (column !== 'total') add(counts, `t3.${row}.total`, counts.get(`t3.${row}.${column}`) ?? 0);
}

function disputes({ agency }: YearInput, counts: Map<string, number>, random: Random): void {
  const most = { quiet: 0, small: 2, middle: 9, large: 60 }[agency.scale];
  for (const kind of DISPUTE_KINDS)
    for (const result of DISPUTE_RESULTS) {
      const count = random.percent(60) ? random.int(0, most) : 0;
      add(counts, `t4.${kind}.${result}`, count);
      add(counts, `t4.${kind}.total`, count);
    }
}

function tableTwo({ agency, form, validBefore }: YearInput, random: Random): [string, string][] {
  const { documents, decisions, fee } = SCALES[agency.scale];
  const rows = agency.kind === 'city' ? ['rules', 'docs'] : ['docs'];
  const count = (most: number): string => String(random.int(0, most));
  const amount = (): string => (fee === 0 ? '0' : amountOf(random.int(0, fee), random.pick([0, 2, 4, 6])));
  const normative = rows.flatMap((row): [string, string][] => {
    const made = random.int(0, documents);
    if (form === '2019')
      return [
        [`t2.${row}.made`, String(made)],
        [`t2.${row}.opened`, String(made)],
        [`t2.${row}.total`, String(made + random.int(0, 4 * documents))],
      ];
    const valid = Number(validBefore?.get(`t2.${row}.valid`) ?? random.int(documents, 6 * documents));
    const repealed = random.int(0, Math.min(valid, documents));
    return [
      [`t2.${row}.made`, String(made)],
      [`t2.${row}.repealed`, String(repealed)],
      [`t2.${row}.valid`, String(valid + made - repealed)],
    ];
  });
  if (form === '2021')
    return [
      ...normative,
      ['t2.permit.decisions', count(decisions)],
      ['t2.punish.decisions', count(Math.floor(decisions / 3))],
      ['t2.coerce.decisions', count(Math.floor(decisions / 50))],
      ['t2.fee.amount', amount()],
    ];
  const older = ['permit', 'otherSvc', 'punish', 'coerce', 'fee'].flatMap((row): [string, string][] => [
    [`t2.${row}.previous`, count(90)],
    [`t2.${row}.change`, random.percent(30) ? `-${random.int(1, 9)}` : count(9)],
    ...(row === 'fee' ? [] : ([[`t2.${row}.decisions`, count(decisions)]] as [string, string][])),
  ]);
  return [...normative, ...older, ['t2.purchase.items', count(50)], ['t2.purchase.amount', amount()]];
}

function amountOf(units: number, decimals: number): string {
  return (units / 100)
    .toFixed(decimals)
    .replace(/(\.\d*?)0+$/u, '$1')
    .replace(/\.$/u, '');
}

function add(counts: Map<string, number>, name: string, more: number): void {
  counts.set(name, (counts.get(name) ?? 0) + more);
}
