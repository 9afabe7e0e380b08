import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countRecords } from '../../src/law/annual-report/classify.ts';
import { computeTables } from '../../src/law/annual-report/compute.ts';
import { APPLICANT_KINDS, OUTCOME_ROWS } from '../../src/law/annual-report/form.ts';
import { defaultNarrative } from '../../src/law/annual-report/narrative-template.ts';
import { tablesFromJson } from '../../src/law/annual-report/report-json.ts';
import { emptyTables, withCell } from '../../src/law/annual-report/tables.ts';
import { yearOf } from '../../src/law/dates.ts';
import type { DocumentKind } from '../../src/law/document-kinds.ts';
import { WORK_KINDS } from '../../src/law/obligations/work-items.ts';
import { DECISION_KINDS } from '../../src/law/decisions/decision-kinds.ts';
import type { Role } from '../../src/platform/actor.ts';
import { HAS_SHARED_CASES, readSharedCase, SKIP_NOTE } from '../../test/shared-cases.ts';
import { addWorkingDays, isWorkingDay } from './calendar.ts';
import { DEMO_YEAR } from './demo-year.ts';
import { kindsOf } from './node-kinds.ts';
import type { DemoOffice } from './types.ts';

const STEPS = [
  'clerk',
  'firstReviewer',
  'secondReviewer',
  'finalReviewer',
  'secrecyReviewer',
  'publisher',
] as const;
const town = officeOf('sanjiao');
const bureau = officeOf('gonggongkongjian');

function officeOf(slug: string): DemoOffice {
  const found = DEMO_YEAR.offices.find((office) => office.slug === slug);
  if (found === undefined) throw new Error(`no office ${slug}`);
  return found;
}

function countOf(office: DemoOffice, kind: DocumentKind, year: number): number {
  const kinds = kindsOf(office);
  return office.documents.filter(
    ({ nodeKey, publishOn }) => kinds.get(nodeKey) === kind && yearOf(publishOn) === year,
  ).length;
}

function tablesOf(office: DemoOffice, year: number): ReturnType<typeof computeTables> {
  return computeTables(
    countRecords(
      {
        requests: office.requests,
        normative: office.normative,
        decisions: office.decisions,
        fees: office.fees.map(({ collectedOn, amountWan }) => ({ collectedOn, amount: amountWan })),
        disputes: office.disputes.map((dispute) => ({ ...dispute, originalActor: true })),
      },
      year,
    ),
  );
}

describe('the town', () => {
  test.each([
    ['news', 54],
    ['policy', 4],
    ['notice', 17],
    ['keyArea', 129],
    ['budget', 9],
    ['finalAccounts', 9],
    ['normative', 0],
    ['interpretation', 0],
    ['annualReport', 0],
  ] as const)('published as many of %s in 2024 as its report says: %i', (kind, count) => {
    expect(countOf(town, kind, 2024)).toBe(count);
  });

  test('published nothing else in 2024', () => {
    expect(town.documents.filter(({ publishOn }) => yearOf(publishOn) === 2024)).toHaveLength(222);
  });

  test('posted 151 articles in 46 issues, each after what it passes on', () => {
    const issues = town.channels.flatMap((channel) => channel.issues);
    const published = new Map(town.documents.map(({ key, publishOn }) => [key, publishOn]));
    expect(new Set(issues.map(({ issue }) => issue)).size).toBe(46);
    expect(issues.flatMap(({ posts }) => posts)).toHaveLength(151);
    expect(issues.filter(({ posts }) => posts.length === 0)).toEqual([]);
    expect(issues.filter(({ postedOn }) => yearOf(postedOn) !== 2024)).toEqual([]);
    const tooEarly = issues.flatMap(({ postedOn, posts }) =>
      posts.filter(
        ({ documentKey }) => documentKey !== null && (published.get(documentKey) ?? '9999') > postedOn,
      ),
    );
    expect(tooEarly).toEqual([]);
  });

  test('each stage of its work begins on a working day and is made public by a document that comes out on it or later', () => {
    const documents = new Map(town.documents.map((document) => [document.key, document]));
    const stages = town.work.flatMap(({ kind, stages: entered }) =>
      entered.map((each) => ({ kind, ...each })),
    );
    const wrong = stages.filter(({ kind, stage, on, document }) => {
      const known = WORK_KINDS[kind].stages.some(({ key }) => key === stage);
      return !known || !isWorkingDay(on) || (documents.get(document)?.publishOn ?? '') < on;
    });
    expect(stages).not.toEqual([]);
    expect(wrong).toEqual([]);
  });

  test('has one normative document in force and nothing else to count', () => {
    expect(tablesOf(town, 2024)).toEqual(withCell(emptyTables(), 't2.docs.valid', 1));
  });

  test.skipIf(!HAS_SHARED_CASES)(`has the 200 cells of the published report${SKIP_NOTE}`, () => {
    expect(tablesFromJson(JSON.parse(readSharedCase('sanjiao-2024.json')))).toEqual({
      tables: tablesOf(town, 2024),
    });
  });
});

describe('the bureau', () => {
  /*
   * bureau-expected.json was counted by a short Python script that reads the text tables (request-table.ts,
   * register-table.ts) line by line and knows nothing of src/law: a request is skipped when received after 2024-12-31 or
   * decided before 2024-01-01; it adds one to `new` or `carryIn` by its day of receipt, and one to the row of its answer, or
   * to `carryOut` when not answered by 2024-12-31; open.* count as open, cannot.notExist and cannot.notOurs as
   * cannot.notHeld, all others under their own name. Decisions and fees are summed by the year of their day. Normative
   * documents and disputes were read off by eye. Change the JSON only by counting anew, never by copying figures.
   */
  const expected: unknown = JSON.parse(
    readFileSync(new URL('bureau/bureau-expected.json', import.meta.url), 'utf8'),
  );

  test('has the cells that were counted by hand', () => {
    expect({ tables: tablesOf(bureau, 2024) }).toEqual(tablesFromJson(expected));
  });

  test('has every way of answering, every kind of applicant and every row', () => {
    const in2024 = bureau.requests.filter(
      ({ decidedOn }) => decidedOn !== null && yearOf(decidedOn) === 2024,
    );
    expect(
      bureau.requests.filter(({ receivedOn }) => yearOf(receivedOn) === 2024).length,
    ).toBeGreaterThanOrEqual(60);
    expect(new Set(in2024.map(({ decision }) => decision))).toEqual(
      new Set(DECISION_KINDS.map(({ key }) => key)),
    );
    expect(new Set(in2024.map(({ outcome }) => outcome))).toEqual(new Set(OUTCOME_ROWS));
    expect(new Set(in2024.map(({ applicantKind }) => applicantKind))).toEqual(new Set(APPLICANT_KINDS));
  });

  test('answers within twenty working days, or within the time it was put off to', () => {
    const wrong = bureau.requests.filter(({ receivedOn, decidedOn, extendedTo }) => {
      const limit = extendedTo ?? addWorkingDays(receivedOn, 20);
      const rightLimit = extendedTo === null || extendedTo === addWorkingDays(receivedOn, 40);
      return !isWorkingDay(receivedOn) || !rightLimit || (decidedOn !== null && decidedOn > limit);
    });
    expect(wrong).toEqual([]);
    expect(bureau.requests.filter(({ extendedTo }) => extendedTo !== null).length).toBeGreaterThan(5);
  });

  test('numbers nothing twice and names only what exists', () => {
    const numbers = bureau.requests.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { requestNumber } of bureau.disputes) expect(numbers).toContain(requestNumber);
    const others = [...bureau.decisions, ...bureau.disputes].map(({ number }) => number);
    expect(new Set(others).size).toBe(others.length);
  });
});

describe('people, agencies and words for reports', () => {
  const heldAt = (slug: string): Role[] =>
    DEMO_YEAR.people.filter(({ agency }) => agency === slug).flatMap(({ roles }) => roles);

  test('every office belongs to an agency that publishes, and has people for each step', () => {
    const publishing = DEMO_YEAR.agencies.filter(({ publishes }) => publishes).map(({ slug }) => slug);
    expect(DEMO_YEAR.offices.map(({ slug }) => slug).toSorted()).toEqual(publishing.toSorted());
    for (const slug of publishing) expect(heldAt(slug)).toEqual(expect.arrayContaining([...STEPS]));
  });

  test('whoever has requests has somebody to handle them', () => {
    const withRequests = DEMO_YEAR.offices.filter(({ requests }) => requests.length > 0);
    expect(withRequests).toHaveLength(1);
    for (const { slug } of withRequests) expect(heldAt(slug)).toContain('requestHandler');
  });

  test.each([
    ['township', town],
    ['department', bureau],
  ] as const)('words for the report of a %s replace paragraphs that the template has', (level, office) => {
    const blocks = new Set(defaultNarrative(level).map(({ id }) => id));
    expect(office.reportTexts.length).toBeGreaterThan(0);
    expect(office.reportTexts.filter(({ block }) => !blocks.has(block))).toEqual([]);
    expect(office.reportTexts.filter(({ text }) => !text.endsWith('。'))).toEqual([]);
  });
});
