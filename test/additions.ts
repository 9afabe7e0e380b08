import { APPLICANT_KINDS, DISPUTE_KINDS, OUTCOME_ROWS } from '../src/law/annual-report/form.ts';
import type { DocumentKind } from '../src/law/document-kinds.ts';
import { nodesOf } from '../src/modules/catalogue/catalogue.queries.ts';
import { metadataSchema } from '../src/modules/documents/documents.content.ts';
import { loadDocument } from '../src/modules/documents/documents.queries.ts';
import { startEdition } from '../src/modules/drafting/drafting.usecases.ts';
import { publish, withdraw } from '../src/modules/publishing/publishing.usecases.ts';
import type { RegisterName } from '../src/modules/registers/registers.definitions.ts';
import { correctRecord, removeRecord, restoreRecord } from '../src/modules/registers/registers.usecases.ts';
import { enter, keeperOf, recordOf, unlike } from '../src/modules/registers/test/clerks.ts';
import { post, type RECORDS, type Typed } from '../src/modules/registers/test/sample-records.ts';
import { must } from '../src/platform/errors.ts';
import type { TestWorld } from './database.ts';
import type { TestOffice } from './office.ts';

/** Where something is done, and what was done before, by name. */
export interface Scene {
  readonly world: TestWorld;
  readonly office: TestOffice;
  readonly known: Map<string, string>;
}

/** Something that an office does, and what it must change in its report of 2024, and nothing else. */
export interface Addition {
  readonly what: string;
  readonly does: (scene: Scene) => Promise<void>;
  /** By how much cells change; totals left out, they follow. */
  readonly cells?: Changes;
  /** By how much counters of the text change, under their names in the JSON export. */
  readonly counters?: Changes;
}

type Changes = Readonly<Record<string, number>>;
type Plain = keyof typeof RECORDS;

/** Everything that is tried, in an order in which later things can be about earlier ones. */
export function additions(): readonly Addition[] {
  return [...REQUESTS, ...NORMATIVE, ...DECISIONS_AND_FEES, ...DISPUTES, ...POSTS, ...DOCUMENTS];
}

/** An entry in a register, remembered by what it is. */
function entry(what: string, register: Plain, change: Typed, cells: Changes = {}): Addition {
  return {
    what,
    cells,
    does: async ({ office, known }) =>
      void known.set(what, await enter(office, register, unlike(register, change))),
  };
}

/** A second entry about a record that was remembered. */
function correction(
  what: string,
  register: RegisterName,
  of: string,
  change: Typed,
  cells: Changes,
): Addition {
  return {
    what,
    cells,
    does: async ({ office, known }) => {
      const id = must(known.get(of), of);
      const { values, version } = await recordOf(office, register, id);
      const corrected = { ...values, ...change };
      const ctx = office.as(keeperOf(register));
      await correctRecord(ctx, { register, recordId: id, values: corrected, note: '', version });
    },
  };
}

/** Striking a remembered record out, or restoring it. */
function striking(
  what: string,
  register: RegisterName,
  of: string,
  changes: { how: 'remove' | 'restore'; cells?: Changes; counters?: Changes },
): Addition {
  const { how, ...change } = changes;
  return {
    what,
    ...change,
    does: async ({ office, known }) => {
      const id = must(known.get(of), of);
      const { version } = await recordOf(office, register, id);
      const input = { register, recordId: id, version, reason: '核对' };
      const ctx = office.as(keeperOf(register));
      await (how === 'remove' ? removeRecord(ctx, input) : restoreRecord(ctx, input));
    },
  };
}

const open = (receivedOn: string): Typed => ({ receivedOn, decidedOn: null, outcome: null });
const answered = (receivedOn: string, decidedOn: string, outcome = 'open'): Typed => ({
  receivedOn,
  decidedOn,
  outcome,
});

const REQUESTS: readonly Addition[] = [
  entry('an open request of the first day', 'requests', open('2024-01-01'), {
    't3.new.natural': 1,
    't3.carryOut.natural': 1,
  }),
  entry(
    'an open request of the last day',
    'requests',
    { ...open('2024-12-31'), applicantKind: 'legal' },
    {
      't3.new.legal': 1,
      't3.carryOut.legal': 1,
    },
  ),
  entry('an open request of the day before', 'requests', open('2023-12-31'), {
    't3.carryIn.natural': 1,
    't3.carryOut.natural': 1,
  }),
  entry('a request of the day after', 'requests', open('2025-01-01')),
  entry('a request answered before the year', 'requests', answered('2023-12-01', '2023-12-31')),
  entry(
    'a request from before, answered on the first day',
    'requests',
    answered('2023-12-20', '2024-01-01'),
    {
      't3.carryIn.natural': 1,
      't3.open.natural': 1,
    },
  ),
  entry('a request answered after the year', 'requests', answered('2024-12-20', '2025-01-01'), {
    't3.new.natural': 1,
    't3.carryOut.natural': 1,
  }),
  ...OUTCOME_ROWS.map((outcome, index): Addition => {
    const kind = APPLICANT_KINDS[index % APPLICANT_KINDS.length] ?? 'natural';
    const change = { ...answered('2024-02-01', '2024-02-20', outcome), applicantKind: kind };
    const cells = { [`t3.new.${kind}`]: 1, [`t3.${outcome}.${kind}`]: 1 };
    return entry(`a request answered in the year: ${outcome}, ${kind}`, 'requests', change, cells);
  }),
  correction(
    'the answer to an open request',
    'requests',
    'an open request of the first day',
    { decidedOn: '2024-11-20', outcome: 'partial' },
    { 't3.carryOut.natural': -1, 't3.partial.natural': 1 },
  ),
  correction(
    'another kind of applicant',
    'requests',
    'an open request of the last day',
    { applicantKind: 'welfare' },
    { 't3.new.legal': -1, 't3.carryOut.legal': -1, 't3.new.welfare': 1, 't3.carryOut.welfare': 1 },
  ),
  striking('a request struck out', 'requests', 'an open request of the day before', {
    how: 'remove',
    cells: { 't3.carryIn.natural': -1, 't3.carryOut.natural': -1 },
  }),
];

const NORMATIVE: readonly Addition[] = [
  entry(
    'a document made in the year',
    'normative',
    { madeOn: '2024-03-01' },
    {
      't2.docs.made': 1,
      't2.docs.valid': 1,
    },
  ),
  entry('a document made before', 'normative', { madeOn: '2019-03-01' }, { 't2.docs.valid': 1 }),
  entry('a document made after', 'normative', { madeOn: '2025-01-01' }),
  entry(
    'a 规章',
    'normative',
    { kind: 'rule', madeOn: '2024-03-01' },
    {
      't2.rules.made': 1,
      't2.rules.valid': 1,
    },
  ),
  entry(
    'a document whose validity ended the day before the last',
    'normative',
    {
      madeOn: '2019-12-31',
      validUntil: '2024-12-30',
    },
    { 't2.docs.repealed': 1 },
  ),
  entry(
    'a document valid up to the last day',
    'normative',
    { madeOn: '2020-01-01', validUntil: '2024-12-31' },
    {
      't2.docs.valid': 1,
    },
  ),
  correction(
    'the repeal of a document made in the year',
    'normative',
    'a document made in the year',
    { endedOn: '2024-12-31', endedHow: 'repealed' },
    { 't2.docs.valid': -1, 't2.docs.repealed': 1 },
  ),
  correction(
    'the repeal of an older one after the year',
    'normative',
    'a document made before',
    { endedOn: '2025-01-01', endedHow: 'repealed' },
    {},
  ),
];

const DECISIONS_AND_FEES: readonly Addition[] = [
  ...(['permit', 'punish', 'coerce'] as const).flatMap((kind): Addition[] => [
    entry(
      `a decision: ${kind}, kept back`,
      'decisions',
      { kind, decidedOn: '2024-12-31', disclosed: false },
      {
        [`t2.${kind}.decisions`]: 1,
      },
    ),
    entry(`a decision of the next year: ${kind}`, 'decisions', { kind, decidedOn: '2025-01-01' }),
  ]),
  entry(
    'a fee of a hundredth of a 元',
    'fees',
    { collectedOn: '2024-01-01', amountWan: '0.000001' },
    {
      't2.fee.amount': 0.000_001,
    },
  ),
  entry('a fee of the year before', 'fees', { collectedOn: '2023-12-31', amountWan: '5' }),
];

const DISPUTES: readonly Addition[] = [
  ...DISPUTE_KINDS.flatMap((kind): Addition[] => [
    ...(['upheld', 'corrected', 'other'] as const).map((outcome) =>
      entry(
        `a case: ${kind}, ${outcome}`,
        'disputes',
        { kind, filedOn: '2023-12-01', closedOn: '2024-01-01', outcome },
        { [`t4.${kind}.${outcome}`]: 1 },
      ),
    ),
    entry(
      `an open case: ${kind}`,
      'disputes',
      { kind, filedOn: '2024-12-31' },
      { [`t4.${kind}.pending`]: 1 },
    ),
  ]),
  entry('a case closed before the year', 'disputes', {
    filedOn: '2023-01-01',
    closedOn: '2023-12-31',
    outcome: 'upheld',
  }),
  entry('a case filed after the year', 'disputes', { filedOn: '2025-01-01' }),
  entry('a case in which another agency acted first', 'disputes', {
    filedOn: '2024-05-01',
    originalActor: false,
  }),
  correction(
    'the end of an open case',
    'disputes',
    'an open case: review',
    { closedOn: '2024-12-31', outcome: 'corrected' },
    { 't4.review.pending': -1, 't4.review.corrected': 1 },
  ),
];

/** A post in a channel that was remembered. */
function posting(what: string, channel: string, change: Typed, counters: Changes = {}): Addition {
  return {
    what,
    counters,
    does: async ({ office, known }) => {
      const channelId = must(known.get(channel), channel);
      known.set(what, await enter(office, 'posts', post(channelId, { title: what, ...change })));
    },
  };
}

const POSTS: readonly Addition[] = [
  entry('a WeChat account', 'channels', { platform: 'wechat' }),
  entry('a board', 'channels', { platform: 'board' }),
  posting(
    'a post in a new issue',
    'a WeChat account',
    { issue: '1', postedOn: '2024-12-31' },
    {
      微信公众号期数: 1,
      微信公众号篇数: 1,
    },
  ),
  posting(
    'a post in the same issue',
    'a WeChat account',
    { issue: '1', postedOn: '2024-12-31' },
    {
      微信公众号篇数: 1,
    },
  ),
  posting('a post of the next year', 'a WeChat account', { issue: '2', postedOn: '2025-01-01' }),
  posting('a post on the board', 'a board', { issue: '1', postedOn: '2024-05-01' }),
  striking('a post struck out', 'posts', 'a post in the same issue', {
    how: 'remove',
    counters: { 微信公众号篇数: -1 },
  }),
  striking('a post restored', 'posts', 'a post in the same issue', {
    how: 'restore',
    counters: { 微信公众号篇数: 1 },
  }),
];

/** A document of a kind, published on a day. */
function publishing(kind: DocumentKind, day: string, counters: Changes = {}): Addition {
  const what = `a published document: ${kind}, ${day}`;
  return {
    what,
    counters,
    does: async ({ world, office, known }) => {
      world.clock.set(new Date(`${day}T15:30:00+08:00`));
      const nodes = await nodesOf(world.db, office.agencyId);
      const node = must(
        nodes.find((one) => one.kind === kind && one.takesDocuments),
        `column for ${kind}`,
      );
      const metadata = metadataSchema.parse({
        writtenOn: day,
        effectiveOn: day,
        documentNumber: `测府发〔${day.slice(0, 4)}〕${known.size}号`,
        theme: '其他',
        genre: '通知',
        keywords: ['测试'],
        responsibleUnit: '办公室',
        publicityUntil: '2025-06-30',
      });
      const content = { title: `${kind}之${known.size}`, metadata };
      known.set(what, (await office.published(node.key, content)).documentId);
    },
  };
}

const NEWS = 'a published document: news, 2024-12-31';

const DOCUMENTS: readonly Addition[] = [
  publishing('news', '2024-12-31', { 政府工作动态: 1 }),
  publishing('news', '2025-01-01'),
  publishing('policy', '2024-06-03', { 政策文件: 1 }),
  publishing('normative', '2024-06-03', { 政策文件: 1 }),
  publishing('notice', '2024-06-03', { 公示公告: 1 }),
  publishing('keyArea', '2024-06-03', { 重点领域公示: 1 }),
  publishing('budget', '2024-06-03', { 财政预算: 1 }),
  publishing('finalAccounts', '2024-06-03', { 财政决算: 1 }),
  publishing('interpretation', '2024-06-03', { 政策解读: 1 }),
  publishing('organisation', '2024-06-03'),
  {
    what: 'a second edition of a published document',
    does: async ({ world, office, known }) => {
      const documentId = must(known.get(NEWS), NEWS);
      await startEdition(office.as('clerk'), { documentId, changeNote: '补充' });
      await office.review(documentId);
      const { edition } = await loadDocument(world.db, documentId);
      await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
    },
  },
  {
    what: 'the withdrawal of a document: it was published all the same',
    does: async ({ world, office, known }) => {
      const documentId = must(known.get(NEWS), NEWS);
      const { edition } = await loadDocument(world.db, documentId);
      await withdraw(office.as('publisher'), {
        documentId,
        editionVersion: edition.version,
        reason: '有误',
        publicNotice: '正在更正',
      });
    },
  },
  {
    what: 'a draft, and one that was approved but not published',
    does: async ({ office }) => {
      await office.draft('dynamic.news');
      await office.approved('dynamic.news', { title: '待发布的动态' });
    },
  },
];
