import { DOCUMENT_KIND_LABELS } from '../../law/document-kinds.ts';
import type { SiteFrame } from '../page-model.ts';
import { SEARCH_PERIODS } from '../search-periods.ts';
import { json } from './document-data.ts';

/** `/open-data/openapi.json`: all data files of the site, described for programs (OpenAPI 3.1). */
export function openDataApiJson(site: Pick<SiteFrame, 'siteUrl' | 'settings'>): string {
  return json({
    openapi: '3.1.0',
    info: {
      title: `${site.settings.siteName}：开放数据`,
      version: '1',
      description:
        '除检索（/api/search）和逐条信息表（documents.csv、documents.xlsx）以外全部是静态文件，只用 GET，不需要账号。成员只会增加，不会改变含义。已撤下的文稿没有数据（404）。时间是 ISO 8601，日期是北京时间。',
    },
    servers: [{ url: site.siteUrl }],
    paths: {
      '/open-data/site.json': file('网站和全部机关', 'Site'),
      '/{agency}/agency.json': file('机关和它的公开目录', 'Agency', ['agency']),
      '/{agency}/{column}/index.json': file('栏目中最新的文稿', 'ColumnPage', ['agency', 'column']),
      '/{agency}/{column}/page-{page}.json': file('栏目中较早的文稿；页码从最早的编起', 'ColumnPage', [
        'agency',
        'column',
        'page',
      ]),
      '/{agency}/doc/{year}/{number}.json': file('一篇文稿', 'Document', ['agency', 'year', 'number']),
      '/log/part-{part}.json': file('公开日志的一部分，每部分 200 条', 'LogPart', ['part']),
      '/log/days.json': file('公开日志每日末条的签名', 'LogDays'),
      '/{agency}/catalogue/documents.csv': table('csv'),
      '/{agency}/catalogue/documents.xlsx': table('xlsx'),
      '/api/search': SEARCH_PATH,
    },
    components: { schemas: SCHEMAS },
  });
}

const WHAT: Readonly<Record<string, string>> = {
  agency: '机关的网址标识',
  column: '栏目各级的网址标识，用 / 连接',
  page: '页码，从 1 起',
  year: '首次公开的年份',
  number: '文稿的公开序号',
  part: '从 1 起',
};

function file(summary: string, schema: string, parameters: readonly string[] = []): unknown {
  return {
    get: {
      summary,
      parameters: parameters.map((name) => ({
        name,
        in: 'path',
        required: true,
        description: WHAT[name],
        schema: { type: ['page', 'year', 'number', 'part'].includes(name) ? 'integer' : 'string' },
      })),
      responses: {
        '200': {
          description: summary,
          content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
        },
        '404': { description: '没有，或者已经撤下' },
      },
    },
  };
}

const text = { type: 'string' };
const whole = { type: 'integer', minimum: 0 };
const day = { type: ['string', 'null'], description: 'YYYY-MM-DD' };
const moment = { type: 'string', format: 'date-time' };
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const texts = { type: 'array', items: text };

function object(
  properties: Readonly<Record<string, unknown>>,
  optional: Readonly<Record<string, unknown>> = {},
): unknown {
  return {
    type: 'object',
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
  };
}

function list(items: unknown): unknown {
  return { type: 'array', items };
}

function ref(name: string): unknown {
  return { $ref: `#/components/schemas/${name}` };
}

function orNull(schema: unknown): unknown {
  return { anyOf: [schema, { type: 'null' }] };
}

const KIND = { type: 'string', enum: Object.keys(DOCUMENT_KIND_LABELS) };

const TABLE_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Written by the program as it is read (`publishing/document-table.routes.ts`). */
function table(kind: keyof typeof TABLE_TYPES): unknown {
  const summary = '一个机关一年内公开的信息，每条一行，按公开日期排列';
  return {
    get: {
      summary,
      description:
        '各列依次是索引号、名称、内容概述、成文日期、公开日期、栏目、文号、有效性、网址（《中华人民共和国政府信息公开条例》第十二条）。由程序即时生成，请不要频繁下载。',
      parameters: [
        { name: 'agency', in: 'path', required: true, description: WHAT['agency'], schema: text },
        asked('year', '公开的年份；不填是今年', { type: 'string', pattern: String.raw`^(19|20|21)\d\d$` }),
      ],
      responses: {
        '200': { description: summary, content: { [TABLE_TYPES[kind]]: {} } },
        '404': { description: '没有这个机关' },
        '422': { description: '年份填得不对' },
        '429': { description: '操作过于频繁' },
      },
    },
  };
}

/** An address that the program answers and no file; its contract is `publishing/search.api.ts`. */
const SEARCH_PATH = {
  get: {
    summary: '检索已公开的信息：标题、正文、附件文字、文号和索引号；每页 20 条',
    description: '检索词和条件至少填一项；只填条件的按发布时间列出。',
    parameters: [
      asked('q', '检索词，最多 120 个字', text),
      asked('agency', '机关的网址标识', text),
      asked('column', '该机关栏目的标识，连同下级栏目', text),
      asked('kind', '信息类型', KIND),
      asked('year', '发布年份', { type: 'string', pattern: String.raw`^\d{4}$` }),
      asked('validity', '有效性', { type: 'string', enum: ['valid', 'lapsed', 'repealed', 'amended'] }),
      asked('number', '文号的一部分', text),
      asked('period', '发布时间', { type: 'string', enum: [...SEARCH_PERIODS], default: 'any' }),
      asked('order', '排序', { type: 'string', enum: ['relevance', 'newest'], default: 'relevance' }),
      asked('page', '页码，最多 50', { type: 'integer', minimum: 1, maximum: 50, default: 1 }),
    ],
    responses: {
      '200': {
        description: '检索结果',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/SearchAnswers' } } },
      },
      '422': { description: '检索词和条件都没有填，或者填得不对' },
    },
  },
};

function asked(name: string, description: string, schema: unknown): unknown {
  return { name, in: 'query', required: false, description, schema };
}

/** Schemas of the files, by name (JSON Schema 2020-12). */
const SCHEMAS: Readonly<Record<string, unknown>> = {
  Site: object({
    name: text,
    identificationCode: text,
    url: text,
    log: text,
    agencies: list(object({ slug: text, name: text, shortName: text, path: text, data: text, feed: text })),
  }),
  Agency: object({
    url: text,
    name: text,
    shortName: text,
    uscc: text,
    address: text,
    postcode: text,
    phone: text,
    fax: text,
    email: text,
    officeHours: text,
    feed: text,
    catalogue: object({ csv: text, xlsx: text }),
    documents: object({ csv: text, xlsx: text }),
    columns: list(ref('Column')),
  }),
  Column: object({
    name: text,
    path: text,
    data: text,
    law: text,
    description: text,
    takesDocuments: { type: 'boolean' },
    children: list(ref('Column')),
  }),
  ColumnPage: object({
    url: text,
    self: text,
    agency: object({ slug: text, name: text }),
    column: object({ path: text, names: texts, law: text, description: text }),
    items: list(
      object({
        path: text,
        data: text,
        title: text,
        kind: KIND,
        publishedOn: { ...text, description: '在本网站首次公开的日期' },
        publicBefore: { ...day, description: '原公开日期：接收前已在别处公开的日期；没有的为 null' },
        documentNumber: text,
        indexNumber: text,
        validity: text,
        summary: { type: 'string', description: '内容概述' },
        writtenOn: { type: ['string', 'null'], description: '成文日期（生成日期）' },
      }),
    ),
    older: { type: ['string', 'null'], description: '更早一页的地址' },
  }),
  Document: object({
    url: text,
    self: text,
    agency: object({ slug: text, name: text, uscc: text }),
    column: orNull(object({ path: text, names: texts })),
    kindName: text,
    publishedAt: moment,
    changedAt: moment,
    validity: text,
    pendingApproval: { type: 'boolean', description: '应急信息先行发布，审核手续正在补办' },
    content: ref('Content'),
    files: list(object({ id: text, path: text, url: text })),
    log: orNull(object({ seq: whole, salt: text })),
  }),
  Content: object(
    {
      indexNumber: text,
      kind: KIND,
      title: text,
      summary: text,
      bodyHtml: text,
      documentNumber: text,
      writtenOn: day,
      effectiveOn: day,
      lapsesOn: day,
      publicityUntil: day,
      theme: text,
      genre: text,
      facet: text,
      keywords: texts,
      audience: text,
      responsibleUnit: text,
      contentSource: text,
      attachments: list(object({ id: text, name: text, bytes: whole, sha256: hash })),
    },
    {
      standing: {
        $ref: '#/components/schemas/Standing',
        description: '正文以外、网页上显示的内容。日志登记它以前公开、以后没有变化的文稿没有这个成员',
      },
    },
  ),
  Standing: object(
    {
      validity: { ...text, description: '日志末条登记的有效性；没有有效性的信息类型为空' },
      lapsesFrom: { ...day, description: '自这一天起失效，不另记日志；null：不会仅因到期而失效' },
      pendingApproval: { type: 'boolean' },
      publishedAt: moment,
      changedAt: moment,
    },
    {
      publicBefore: { ...text, description: '原公开日期：接收前已在别处公开的日期。没有的，没有这个成员' },
    },
  ),
  LogPart: object({
    entries: list(
      object({
        seq: whole,
        at: moment,
        action: { type: 'string', enum: ['published', 'changed', 'restored', 'withdrawn', 'vanished'] },
        path: text,
        commitment: orNull({
          ...hash,
          description:
            'sha256(salt + "\\n" + sha256(内容的规范 JSON))。公开的文稿：内容是文稿数据的 content，salt 在 log。撤下的文稿：内容是 {forGood, indexNumber, leadsTo, notice, publishedOn, title, withdrawnOn}，依次为是否永久移除、索引号、转到的网址（没有的为 null；转到别处的，其余为空或者 false）、网页上的撤下说明、发布日期、网页上的标题、撤下日期，salt 在网页的 data-log-salt；较早的撤下记录为 null。移除的文稿为 null。规范 JSON：成员按名称排序，没有空格',
        }),
        previous: hash,
        hash: {
          ...hash,
          description: 'sha256(previous + "\\n" + {action, at, commitment, path, seq} 的规范 JSON)',
        },
      }),
    ),
  }),
  SearchAnswers: object({
    total: { ...whole, description: 'more 为 true 时是至少这么多' },
    more: { type: 'boolean' },
    page: whole,
    pages: whole,
    items: list(
      object({
        url: text,
        title: text,
        agency: object({ slug: text, name: text }),
        kind: object({ value: KIND, label: text }),
        publishedOn: { ...text, description: '公开日期；接收前已在别处公开的，是原公开日期' },
        documentNumber: text,
        indexNumber: text,
        validity: text,
      }),
    ),
  }),
  LogDays: object({
    days: list(
      object({
        day: text,
        seq: whole,
        hash,
        keyId: text,
        publicKey: { type: 'string', description: 'Ed25519，PEM' },
        signature: { type: 'string', description: '对 {day, hash, seq} 的规范 JSON，base64' },
      }),
    ),
  }),
};
