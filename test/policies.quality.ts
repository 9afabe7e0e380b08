import { OFFICE_ROLES } from '../src/platform/actor.ts';
import { qualityPolicy } from '../src/modules/quality/quality.policy.ts';
import type { Row } from './policies.row.ts';

/** The part of the table about 内容质量. */
export const MATRIX_OF_QUALITY: readonly Row[] = [
  {
    policy: 'quality/qualityPolicy.read',
    act: 'read what was found in drafts and on the site',
    ask: (actor, at) => qualityPolicy.read(actor, at),
    roles: OFFICE_ROLES,
    system: false,
  },
  {
    policy: 'quality/qualityPolicy.check',
    act: 'proofread what is being written',
    ask: (actor, at) => qualityPolicy.check(actor, at),
    roles: OFFICE_ROLES,
    system: false,
  },
  {
    policy: 'quality/qualityPolicy.decide',
    act: 'say of a finding that the text is right',
    ask: (actor, at) => qualityPolicy.decide(actor, at),
    roles: ['clerk', 'firstReviewer', 'secondReviewer', 'finalReviewer', 'publisher'],
    system: false,
  },
  {
    policy: 'quality/qualityPolicy.decidePersonal',
    act: 'say that personal data may stay',
    ask: (actor, at) => qualityPolicy.decidePersonal(actor, { place: at, authors: [] }),
    roles: ['firstReviewer', 'secondReviewer', 'finalReviewer', 'publisher'],
    system: false,
  },
  {
    policy: 'quality/qualityPolicy.editWords',
    act: 'add and remove words of the office',
    ask: (actor, at) => qualityPolicy.editWords(actor, at),
    roles: ['secondReviewer', 'finalReviewer', 'publisher'],
    system: false,
  },
  {
    policy: 'quality/qualityPolicy.editMasking',
    act: 'say how personal data is masked',
    ask: (actor, at) => qualityPolicy.editMasking(actor, at),
    roles: ['secondReviewer', 'finalReviewer', 'publisher'],
    system: false,
  },
  {
    policy: 'quality/qualityPolicy.readWords',
    act: 'read the words of the office',
    ask: (actor, at) => qualityPolicy.readWords(actor, at),
    roles: [...OFFICE_ROLES, 'systemAdmin'],
    system: false,
  },
  {
    policy: 'quality/qualityPolicy.scan',
    act: 'proofread the whole site',
    ask: (actor, at) => qualityPolicy.scan(actor, at),
    roles: ['publisher', 'supervisor', 'systemAdmin'],
    system: true,
  },
];
