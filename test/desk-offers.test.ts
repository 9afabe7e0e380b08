import { describe, expect, test } from 'vitest';
import { holdsFor } from '../desk/src/app/held-roles.ts';
import { mayLink, mayLinkAny } from '../desk/src/pages/documents/link-offers.ts';
import { mayLinkDocuments } from '../src/modules/documents/documents.policy.ts';
import { holds, ROLES, type AccountActor, type Grant, type Role } from '../src/platform/actor.ts';

const [DISTRICT, TOWN, BUREAU] = ['district', 'town', 'bureau'];
const PATHS = { town: [DISTRICT, TOWN], bureau: [DISTRICT, BUREAU], district: [DISTRICT] };
const AGENCIES = Object.entries(PATHS).map(([id, path]) => ({ id, path }));
const GRANTS: readonly Grant[] = ROLES.flatMap((role) => AGENCIES.map(({ id }) => ({ role, agencyId: id })));

function actorWith(grant: Grant): AccountActor {
  const ids = { accountId: 'a', name: '某人', username: 'someone' };
  return { kind: 'account', ...ids, grants: [grant], ip: null, sessionId: null };
}

/** What the desk's session answers for somebody with one grant. */
function holdsOf(grant: Grant) {
  return (roles: readonly Role[], agencyId?: string): boolean =>
    roles.includes(grant.role) && (agencyId === undefined || agencyId === grant.agencyId);
}

test.each(GRANTS)('the desk takes $role at $agencyId for what the server takes it for', (grant) => {
  for (const agency of AGENCIES)
    expect([agency.id, holdsFor([grant], [grant.role], agency)]).toEqual([
      agency.id,
      holds(actorWith(grant), grant.role, { agencyId: agency.id, agencyPath: agency.path }),
    ]);
});

describe('a link between a document of the town and an interpretation of the bureau', () => {
  const explained = { agencyId: TOWN, agencyPath: PATHS.town };

  test.each(GRANTS)(
    'is offered to $role at $agencyId where the server lets them make and end it',
    (grant) => {
      for (const [live, livelike] of [
        [true, true],
        [true, false],
        [false, true],
        [false, false],
      ] as const) {
        const document = { agencyId: TOWN, live };
        const interpretation = { agencyId: BUREAU, live: livelike };
        const allowed =
          mayLinkDocuments(actorWith(grant), { explained, bothPublic: live && livelike }) === true;
        expect(mayLink(holdsOf(grant), document, interpretation)).toBe(allowed);
        // Nobody is refused the search who could link what it finds.
        const searched =
          mayLinkAny(holdsOf(grant), document, false) && mayLinkAny(holdsOf(grant), interpretation, true);
        expect(allowed && !searched).toBe(false);
      }
    },
  );

  test.each([
    ['a clerk of another agency', { role: 'clerk', agencyId: BUREAU }, true, false],
    ['a publisher of a draft', { role: 'publisher', agencyId: TOWN }, false, false],
    ['its clerk', { role: 'clerk', agencyId: TOWN }, true, true],
    ['the publisher of what is public', { role: 'publisher', agencyId: TOWN }, true, true],
  ] as const)('is looked for by %s: %s', (_, grant, live, offered) => {
    expect(mayLinkAny(holdsOf(grant), { agencyId: TOWN, live }, false)).toBe(offered);
  });
});
