import type { BuiltDocument } from './built-documents.ts';
import type { MeasuredBuild } from './measured-build.ts';
import type { ColumnTemplates } from './page-templates.ts';

/** Where a tool builds, and what it builds from. */
export interface Workshop {
  readonly folder: string;
  readonly columns: readonly ColumnTemplates[];
  readonly siteUrl: string;
}

/** Another maker of sites, set up the way its own manual has it, with a limit to its memory. */
export interface OtherTool {
  readonly name: 'hugo' | 'hugo-feeds' | 'eleventy' | 'astro';
  /** Writes templates and settings; installs the tool into the folder where it comes from npm. */
  prepare(workshop: Workshop): Promise<void>;
  /** Puts a document of the column at `place` where the tool reads it. Not part of what is timed. */
  add(workshop: Workshop, document: BuiltDocument, place: number): Promise<void>;
  build(workshop: Workshop): Promise<MeasuredBuild>;
  /** The folder of finished pages below the workshop's. */
  readonly output: string;
}
