import type { FastifyInstance } from 'fastify';
import * as cheerio from 'cheerio';
import type { TestWorld } from '../../../../test/database.ts';
import type { FormQuestion } from '../../../platform/http/form-questions.ts';

/** A part of a form: a field, or a file with its name. */
export type FormPart = readonly [name: string, content: string | Buffer, fileName?: string];

/** An answer of the server, with its page opened. */
export interface Visited {
  readonly status: number;
  readonly body: string;
  readonly location: string;
  readonly cookie: string;
  readonly page: cheerio.CheerioAPI;
}

/** A PNG that any reader takes. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A person who doesn't exist, as the form wants them. */
export const PERSON: Readonly<Record<string, string>> = {
  applicant: 'person',
  title: '青竹沟水库除险加固工程验收报告',
  documentNumber: '',
  features: '',
  supply: 'electronic',
  delivery: 'online',
  name: '甄某甲',
  idKind: 'residentId',
  idNumber: '11010519491231002X',
  phone: '13000000001',
};

const BOUNDARY = 'gKxYz7';

/** The bytes of a form as a browser sends it. */
export function formBody(parts: readonly FormPart[]): Buffer {
  const pieces = parts.flatMap(([name, content, file]) => [
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n${file === undefined ? '' : 'content-type: application/octet-stream\r\n'}\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

/** The header that belongs to `formBody`. */
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** Somebody with a browser that runs no scripts. */
export interface Visitor {
  get(url: string, cookie?: string): Promise<Visited>;
  post(url: string, parts: readonly FormPart[], cookie?: string): Promise<Visited>;
  /** Token and right answer of the question on a page, two seconds and more after it was asked. */
  answered(page: cheerio.CheerioAPI): FormPart[];
  /** Fills in both pages of an application; what the second is answered with. */
  apply(slug: string, over?: Readonly<Record<string, string>>, files?: readonly FormPart[]): Promise<Visited>;
  /** Applies and reads number and query code from the receipt. */
  applied(slug: string, over?: Readonly<Record<string, string>>): Promise<{ number: string; code: string }>;
  /** The cookie after number and query code were entered. */
  enter(receipt: { number: string; code: string }): Promise<string>;
  /** Sends a form of the status page. */
  send(cookie: string, form: string, parts: readonly FormPart[]): Promise<Visited>;
}

const RECEIPT_COOKIE = /^gongkai_receipt=[^;]*/;

/** A visitor from an address of their own, whose browser keeps the cookie of receipts, unless it keeps none. */
export function visitor(
  app: FastifyInstance,
  world: TestWorld,
  ip = '198.51.100.7',
  { keepsCookies = true }: { readonly keepsCookies?: boolean } = {},
): Visitor {
  let receipts = '';
  const visit = async (options: object, given: string): Promise<Visited> => {
    const cookie = [given, receipts].filter((each) => each !== '').join('; ');
    const headers = cookie === '' ? {} : { cookie };
    const reply = await app.inject({
      remoteAddress: ip,
      ...options,
      headers: { ...headers, ...headersOf(options) },
    });
    const [set] = [reply.headers['set-cookie'] ?? ''].flat();
    if (keepsCookies) receipts = RECEIPT_COOKIE.exec(String(set))?.[0] ?? receipts;
    return {
      status: reply.statusCode,
      body: reply.body,
      location: String(reply.headers.location ?? ''),
      cookie: String(set).split(';')[0] ?? '',
      page: cheerio.load(reply.body),
    };
  };
  const get: Visitor['get'] = async (url, cookie = '') => visit({ method: 'GET', url }, cookie);
  const post: Visitor['post'] = async (url, parts, cookie = '') =>
    visit({ method: 'POST', url, payload: formBody(parts), headers: { 'content-type': FORM_TYPE } }, cookie);
  const answered = (page: cheerio.CheerioAPI): FormPart[] => {
    const token = String(page('form:has([name="answer"]) [name="token"]').val() ?? '');
    world.clock.set(new Date(world.clock.now().getTime() + 3_000));
    return [
      ['token', token],
      ['answer', answerOf(token)],
    ];
  };
  const apply: Visitor['apply'] = async (slug, over = {}, files = [['proof', PICTURE, '证件.png']]) => {
    const values = Object.entries({ ...PERSON, ...over });
    const second = await post(`/${slug}/apply/online`, [...values, ['do', 'next']]);
    const [token, answer] = answered(second.page);
    if (token === undefined || answer === undefined) throw new Error('no question');
    return post(`/${slug}/apply/online`, [token, ...values, ...files, answer, ['do', 'submit']]);
  };
  const applied: Visitor['applied'] = async (slug, over) => {
    const { location } = await apply(slug, over);
    const { page } = await get(location);
    const codes = page('.receipt .code').toArray();
    return { number: page(codes[0]).text(), code: page(codes[1]).text() };
  };
  return {
    get,
    post,
    answered,
    apply,
    applied,
    enter: async ({ number, code }) =>
      (
        await post('/apply/status', [
          ['number', number],
          ['code', code],
        ])
      ).cookie,
    send: async (cookie, form, parts) => {
      const { page } = await get('/apply/status/view', cookie);
      const token = page(`form:has([name="form"][value="${form}"]) [name="token"]`).val();
      return post('/apply/status/send', [['form', form], ['token', String(token ?? '')], ...parts], cookie);
    },
  };
}

/** What a person reads in the question stands as data in its token. */
export function answerOf(token: string): string {
  const [, , content = ''] = token.split('.');
  const { body } = JSON.parse(Buffer.from(content, 'base64url').toString()) as {
    body: { question: FormQuestion };
  };
  const { question } = body;
  switch (question.kind) {
    case 'sum':
      return String(question.a + question.b);
    case 'larger':
      return String(Math.max(question.a, question.b));
    case 'nextDay':
      return `星期${'一二三四五六日'[(question.day + 1) % 7] ?? ''}`;
    case 'word':
      return question.words[question.at] ?? '';
  }
}

function headersOf(options: object): Readonly<Record<string, string>> {
  return 'headers' in options ? (options.headers as Record<string, string>) : {};
}
