import type { FastifyInstance } from 'fastify';
import { createWorld, type TestWorld } from '../../../../test/database.ts';
import { buildServer } from '../../../server.ts';
import { visitor, type Visitor } from './public-visitor.ts';
import { openRequestOffice, type RequestOffice } from './request-office.ts';

/** A request that came in by the public form and was received, with its applicant. */
export interface ReceivedOnline {
  readonly me: Visitor;
  readonly id: string;
  readonly receipt: { readonly number: string; readonly code: string };
  /** The pass of the status page. */
  readonly cookie: string;
}

/** An office with its public pages and people who come to them. */
export interface PublicOffice {
  readonly world: TestWorld;
  readonly office: RequestOffice;
  readonly app: FastifyInstance;
  /** Somebody from an address of their own. */
  somebody(): Visitor;
  /** The address of whoever came last. */
  lastAddress(): string;
  /** A request from the public form, received the same day by its handler. */
  received(day: string): Promise<ReceivedOnline>;
  close(): Promise<void>;
}

/** Opens an office in a world of its own. */
export async function openPublicOffice(): Promise<PublicOffice> {
  const world = await createWorld();
  const office = await openRequestOffice(world);
  const app = await buildServer({ ctx: world.system });
  await app.ready();
  let people = 0;
  const lastAddress = (): string => `203.0.113.${people}`;
  const somebody = (): Visitor => {
    people += 1;
    return visitor(app, world, lastAddress());
  };
  return {
    world,
    office,
    app,
    somebody,
    lastAddress,
    received: async (day) => {
      office.day(day);
      const me = somebody();
      const receipt = await me.applied('ceshi');
      const { id } = await world.db
        .selectFrom('request_cases')
        .select('id')
        .where('number', '=', receipt.number)
        .executeTakeFirstOrThrow();
      await office.act(id, 'requestHandler', 'received', { channel: 'internet', evidence: '电话确认' });
      return { me, id, receipt, cookie: await me.enter(receipt) };
    },
    close: async () => {
      await app.close();
      await world.close();
    },
  };
}
