import type { DemoDocument } from '../types.ts';
import { agriculturalSubsidyDocuments } from './agricultural-subsidies.ts';
import { housingAndLandDocuments } from './housing-and-land.ts';
import { peopleServiceDocuments } from './people-services.ts';
import { safetyAndCountrysideDocuments } from './safety-and-countryside.ts';
import { socialAssistanceDocuments } from './social-assistance.ts';

/** All 重点领域公示 of the town's year. */
export const keyAreaDocuments: readonly DemoDocument[] = [
  ...socialAssistanceDocuments,
  ...agriculturalSubsidyDocuments,
  ...housingAndLandDocuments,
  ...peopleServiceDocuments,
  ...safetyAndCountrysideDocuments,
];
