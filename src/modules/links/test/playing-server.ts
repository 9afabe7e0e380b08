import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createRawServer, type AddressInfo, type Server as RawServer } from 'node:net';
import { aroundNow, selfSigned, testAuthority } from './certificates.ts';

/** What a made-up host answers at each of its paths. */
export type Play = (request: IncomingMessage, response: ServerResponse) => void;

/** Servers on this machine that play whole hosts, good and bad. */
export interface PlayingServers {
  /** `:port` of the HTTP server. */
  readonly http: string;
  readonly https: Readonly<Record<'good' | 'expired' | 'otherName' | 'selfSigned', string>>;
  /** `:port` at which nobody listens. */
  readonly closed: string;
  /** `:port` of a server that speaks no HTTP. */
  readonly garbled: string;
  /** The authority behind the good certificate. */
  readonly authority: string;
  /** How many requests came for a host. */
  countOf(host: string): number;
  close(): Promise<void>;
}

/** Starts them all on the loopback address; `plays` by host name. */
export async function startPlaying(plays: Readonly<Record<string, Play>>): Promise<PlayingServers> {
  const counts = new Map<string, number>();
  const answer: RequestListener = (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    counts.set(host, (counts.get(host) ?? 0) + 1);
    const play = plays[host];
    if (play === undefined) response.writeHead(404).end();
    else play(request, response);
  };
  const plain = createServer({ maxHeaderSize: 64 * 1024 }, answer);
  const authority = testAuthority();
  const past = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2021-01-01T00:00:00Z') };
  const secure = {
    good: createSecureServer(
      authority.issue({ name: 'good', hosts: ['good.example.cn'], ...aroundNow() }),
      answer,
    ),
    expired: createSecureServer(authority.issue({ name: 'old', hosts: ['old.example.cn'], ...past }), answer),
    otherName: createSecureServer(
      authority.issue({ name: 'other', hosts: ['other.example.cn'], ...aroundNow() }),
      answer,
    ),
    selfSigned: createSecureServer(selfSigned(['self.example.cn']), answer),
  };
  const raw = createRawServer((socket) => {
    socket.on('error', () => {}).resume();
    socket.end('220 mail ready\r\n');
  });
  const shut = createServer();
  const closed = await listening(shut);
  await stopped(shut);
  const servers: (Server | RawServer)[] = [plain, raw, ...Object.values(secure)];
  return {
    http: await listening(plain),
    https: {
      good: await listening(secure.good),
      expired: await listening(secure.expired),
      otherName: await listening(secure.otherName),
      selfSigned: await listening(secure.selfSigned),
    },
    closed,
    garbled: await listening(raw),
    authority: authority.cert,
    countOf: (host) => counts.get(host) ?? 0,
    close: async () => {
      await Promise.all(servers.map(stopped));
    },
  };
}

async function listening(server: Server | RawServer): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens at no port');
  return `:${address.port}`;
}

async function stopped(server: Server | RawServer): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections();
  await new Promise<void>((resolve) => void server.close(() => resolve()));
}
