import { OFFICE_ROLES } from '../src/platform/actor.ts';
import { channelsPolicy } from '../src/modules/channels/channels.policy.ts';
import type { Row } from './policies.row.ts';

/** The part of the table about channels beyond the portal. */
export const MATRIX_OF_CHANNELS: readonly Row[] = [
  {
    policy: 'channels/channelsPolicy.read',
    act: 'read what stands where',
    ask: (actor, at) => channelsPolicy.read(actor, at),
    roles: OFFICE_ROLES,
    system: true,
  },
  {
    policy: 'channels/channelsPolicy.keep',
    act: 'post, deliver, pack, write for WeChat, keep the register of accounts',
    ask: (actor, at) => channelsPolicy.keep(actor, at),
    roles: ['clerk', 'publisher'],
    system: true,
  },
  {
    policy: 'channels/channelsPolicy.approve',
    act: 'approve what goes out by WeChat',
    ask: (actor, at) => channelsPolicy.approve(actor, at),
    roles: ['publisher', 'finalReviewer'],
    system: true,
  },
  {
    policy: 'channels/channelsPolicy.connect',
    act: 'set connections and their secrets',
    ask: (actor, at) => channelsPolicy.connect(actor, at),
    roles: ['systemAdmin'],
    system: true,
  },
  {
    policy: 'channels/channelsPolicy.seeConnections',
    act: 'see connections without their secrets',
    ask: (actor, at) => channelsPolicy.seeConnections(actor, at),
    roles: [...OFFICE_ROLES, 'systemAdmin'],
    system: true,
  },
];
