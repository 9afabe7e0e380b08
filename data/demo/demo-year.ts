import { DEMO_AGENCIES } from './agencies.ts';
import { DEMO_PEOPLE } from './people.ts';
import { bureauOffice } from './bureau/bureau-office.ts';
import { districtOffice } from './district-office.ts';
import { townOffice } from './town/town-office.ts';
import type { DemoYear } from './types.ts';

/** The demo: a town's year 2024 as its published report states it, and an invented bureau with many requests. */
export const DEMO_YEAR: DemoYear = {
  year: 2024,
  agencies: DEMO_AGENCIES,
  people: DEMO_PEOPLE,
  offices: [districtOffice, townOffice, bureauOffice],
};
