import { OFFICE_ROLES } from '../src/platform/actor.ts';
import { inspectionPolicy } from '../src/modules/inspection/inspection.policy.ts';
import type { Row } from './policies.row.ts';

/** The part of the table about inspections of the site. */
export const MATRIX_OF_INSPECTION: readonly Row[] = [
  {
    policy: 'inspection/inspectionPolicy.read',
    act: 'read what inspections of the site found',
    ask: (actor, at) => inspectionPolicy.read(actor, at),
    roles: OFFICE_ROLES,
    system: true,
  },
  {
    policy: 'inspection/inspectionPolicy.make',
    act: 'inspect the site',
    ask: (actor, at) => inspectionPolicy.make(actor, at),
    roles: ['clerk', 'publisher', 'supervisor'],
    system: true,
  },
  {
    policy: 'inspection/inspectionPolicy.recordHandCheck',
    act: 'record what was found by hand',
    ask: (actor, at) => inspectionPolicy.recordHandCheck(actor, at),
    roles: ['clerk', 'publisher', 'supervisor'],
    system: false,
  },
  {
    policy: 'inspection/inspectionPolicy.refuteVeto',
    act: 'say that a measured veto isn’t so',
    ask: (actor, at) => inspectionPolicy.refuteVeto(actor, at),
    roles: ['supervisor'],
    system: false,
  },
  {
    policy: 'inspection/inspectionPolicy.clearVeto',
    act: 'take a veto away that somebody else found by hand',
    ask: (actor, at) => inspectionPolicy.clearVeto(actor, at),
    roles: ['supervisor'],
    system: false,
  },
  {
    policy: 'inspection/inspectionPolicy.set',
    act: 'set the numbers of inspections',
    ask: (actor, at) => inspectionPolicy.set(actor, at),
    roles: ['supervisor', 'systemAdmin'],
    system: false,
  },
];
