import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createWorld, type TestWorld } from '../../../../test/database.ts';
import { buildServer } from '../../../server.ts';
import { agencyFields } from '../../agencies/agencies.api.ts';
import { createAgency } from '../../agencies/agencies.usecases.ts';
import { createAccount } from '../accounts.usecases.ts';
import { hashPassword } from '../passwords.ts';

/** The password of everybody here. */
export const PASSWORD = 'Liang-shi-2024';

/** What a browser keeps of a session. */
export interface Session {
  readonly token: string;
  readonly csrf?: string;
}

/** A request that changes something. */
interface Change {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly payload?: object;
  readonly headers?: Record<string, string>;
}

/** A server with one agency, and people who come to it with browsers. */
export interface Office {
  readonly world: TestWorld;
  readonly app: FastifyInstance;
  readonly agencyId: string;
  /** A new account without roles. */
  person(mustChange?: boolean): Promise<{ id: string; username: string }>;
  signIn(input: {
    username: string;
    password?: string;
    token?: string;
    headers?: Record<string, string>;
  }): Promise<LightMyRequestResponse>;
  /** Signs in; throws unless it succeeds. */
  begin(username: string): Promise<Required<Session>>;
  ask(token: string, url?: string): Promise<LightMyRequestResponse>;
  change(session: Session, request: Change): Promise<LightMyRequestResponse>;
  minutesLater(minutes: number): void;
  /** What the audit chain holds about an account. */
  recorded(accountId: string): Promise<{ type: string; data: unknown }[]>;
  close(): Promise<void>;
}

/** Opens the office. */
export async function openOffice(): Promise<Office> {
  const world = await createWorld();
  const app = await buildServer({ ctx: world.system, rateLimits: { signInPerAddress: 100_000 } });
  const agencyId = await createTown(world);
  const hash = await hashPassword(PASSWORD);
  let count = 0;
  const signIn: Office['signIn'] = async ({ username, password = PASSWORD, token, headers }) =>
    app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username, password },
      ...(token !== undefined && { cookies: { gongkai_session: token } }),
      ...(headers && { headers }),
    });
  return {
    world,
    app,
    agencyId,
    signIn,
    person: async (mustChange = false) => {
      count += 1;
      const username = `person${count}`;
      const password = { text: PASSWORD, hash, mustChange };
      const { id } = await createAccount(world.system, {
        username,
        displayName: `人员${count}`,
        agencyId,
        password,
      });
      return { id, username };
    },
    begin: async (username) => {
      const answer = await signIn({ username });
      if (answer.statusCode !== 200) throw new Error(`not signed in: ${answer.body}`);
      return { token: tokenOf(answer), csrf: answer.json().csrfToken };
    },
    ask: async (token, url = '/api/session') => app.inject({ url, cookies: { gongkai_session: token } }),
    change: async ({ token, csrf }, { headers, ...request }) =>
      app.inject({
        ...request,
        cookies: { gongkai_session: token },
        headers: { ...(csrf !== undefined && { 'x-csrf-token': csrf }), ...headers },
      }),
    minutesLater: (minutes) => world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000)),
    recorded: async (accountId) => {
      const rows = await world.db
        .selectFrom('audit_events')
        .select(['type', 'data'])
        .orderBy('seq')
        .execute();
      return rows.filter((row) => JSON.stringify(row.data).includes(accountId));
    },
    close: async () => {
      await app.close();
      await world.close();
    },
  };
}

/** The token that the answer gives the browser. */
export function tokenOf(answer: LightMyRequestResponse): string {
  const sent = answer.cookies.find((one) => one.name === 'gongkai_session');
  if (sent === undefined || !/^[\w-]{43}$/.test(sent.value)) throw new Error('no token was sent');
  return sent.value;
}

async function createTown(world: TestWorld): Promise<string> {
  const fields = agencyFields.parse({
    kind: 'township',
    name: '三角镇人民政府',
    shortName: '三角镇',
    selfName: '我镇',
    slug: 'sanjiao',
    uscc: '',
    areaCode: '',
  });
  return (await createAgency(world.system, { ...fields, parentId: null })).id;
}
