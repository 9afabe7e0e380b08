import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** What a county's CMS was sent. */
export interface Sent {
  readonly path: string;
  readonly token: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A county's CMS: takes articles, each state once however often it comes, and can be made to say no. */
export interface CmsServer {
  readonly base: string;
  readonly sent: readonly Sent[];
  /** Articles by the identifier that was sent; what was withdrawn is gone. */
  readonly articles: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The next answers have these statuses. */
  answer(...statuses: readonly number[]): void;
  /** What happens elsewhere while the next article is answered. */
  during(work: () => Promise<unknown>): void;
  close(): Promise<void>;
}

const article = z.record(z.string(), z.unknown());

/** Starts one on a free port of this machine; `token` is what it wants in `X-Access-Token`. */
export async function openCmsServer(token: string): Promise<CmsServer> {
  const sent: Sent[] = [];
  const articles = new Map<string, Readonly<Record<string, unknown>>>();
  const receipts = new Map<string, string>();
  const statuses: number[] = [];
  const meanwhile: (() => Promise<unknown>)[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
    const body = article.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const key = String(request.headers['x-request-key'] ?? '');
    const given = String(request.headers['x-access-token'] ?? '');
    sent.push({ path: request.url ?? '', token: given, key, body });
    await meanwhile.shift()?.();
    const status = given === token ? (statuses.shift() ?? 200) : 401;
    response.statusCode = status;
    if (status !== 200) {
      response.end('');
      return;
    }
    const receipt = receipts.get(key) ?? `CMS-${receipts.size + 1}`;
    receipts.set(key, receipt);
    if (body['op'] === 'withdraw') articles.delete(String(body['extId']));
    else articles.set(String(body['extId']), body);
    response.end(JSON.stringify({ code: 0, data: { id: receipt } }));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    articles,
    during: (work) => void meanwhile.push(work),
    answer: (...wanted) => void statuses.push(...wanted),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
