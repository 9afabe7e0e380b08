import type { z } from 'zod';
import type { catalogueNode, nodeFields, reviewStep } from './catalogue.api.ts';

/** A node of an agency's catalogue. */
export type CatalogueNodeRecord = z.output<typeof catalogueNode>;
/** A step of a review. */
export type ReviewStep = z.output<typeof reviewStep>;
/** What people fill in about a column. */
export type NodeFields = z.output<typeof nodeFields>;
