/**
 * The order of docs/architecture.md and CONTRIBUTING.md as data. Paths are from the checkout, with `/`.
 */

/** Modules from top to bottom; those on one floor don't know each other. */
export const FLOORS: readonly (readonly string[])[] = [
  ['demo'],
  ['inspection'],
  ['report-calls', 'quality'],
  ['reports', 'report-check'],
  ['upkeep', 'coordination', 'feedback', 'links'],
  ['disputes', 'obligations', 'imports', 'site-check'],
  ['channels'],
  ['publishing', 'drafting', 'requests'],
  ['search', 'registers', 'letters', 'review', 'attachments', 'public-log'],
  ['documents'],
  ['catalogue'],
  ['audit', 'accounts'],
  ['agencies'],
];

/** A part of the house, and what may be brought into it from outside of itself. */
export interface Room {
  readonly name: string;
  /** Whether a file stands in it. */
  readonly holds: RegExp;
  readonly mayImport: readonly string[];
  /** Rooms of which only types may come in. */
  readonly mayImportTypes?: readonly string[];
}

/** The rooms. A file stands in the first that holds it; modules have their own order besides. */
export const ROOMS: readonly Room[] = [
  { name: 'tests', holds: /^test\/|\.test\.tsx?$|\/test\//, mayImport: ['*'] },
  { name: 'scripts', holds: /^scripts\//, mayImport: [] },
  {
    name: 'bench',
    holds: /^bench\//,
    mayImport: ['entrances', 'modules', 'portal', 'files', 'text', 'platform', 'law', 'tests'],
  },
  {
    name: 'entrances',
    holds: /^src\/[^/]+\.ts$|^src\/commands\/|^src\/modules\/routes\.ts$/,
    mayImport: ['modules', 'portal', 'files', 'text', 'law', 'platform'],
  },
  { name: 'modules', holds: /^src\/modules\//, mayImport: ['portal', 'files', 'text', 'law', 'platform'] },
  { name: 'portal', holds: /^src\/portal\//, mayImport: ['law'] },
  { name: 'files', holds: /^src\/files\//, mayImport: ['text', 'law'] },
  { name: 'text', holds: /^src\/text\//, mayImport: ['law'] },
  { name: 'law', holds: /^src\/law\//, mayImport: [] },
  { name: 'platform', holds: /^src\/platform\//, mayImport: [] },
  { name: 'desk', holds: /^desk\//, mayImport: ['text', 'law'] },
  { name: 'data', holds: /^data\//, mayImport: ['law'], mayImportTypes: ['modules', 'platform'] },
  { name: 'migrations', holds: /^migrations\//, mayImport: [] },
];

/** Imports that the rooms alone don't allow. */
export const DOORS: readonly { readonly from: RegExp; readonly to: RegExp; readonly why: string }[] = [
  { from: /^src\/modules\/demo\//, to: /^data\/demo\//, why: 'the module that loads the demo year' },
  {
    from: /^desk\//,
    to: /^src\/modules\/[^/]+\/[\w-]+\.(api|definitions|kinds|states|content|secrecy)\.ts$/,
    why: 'contracts, and definitions of what is filled in: plain data that runs in a browser too',
  },
  {
    from: /^desk\//,
    to: /^src\/platform\/(actor|http\/(endpoint|shapes))\.ts$/,
    why: 'names of roles, and what contracts are made of',
  },
  {
    from: /^data\/language\/build\//,
    to: /^src\/text\/spelling\//,
    why: 'what builds the model writes the form that the checker reads',
  },
  { from: /^desk\//, to: /^src\/files\/file-kinds\.ts$/, why: 'which files may be uploaded' },
  {
    from: /^src\/platform\/database\/tables\//,
    to: /^src\/law\/feedback\.ts$/,
    why: 'types alone: what a column may hold is listed once, where the law is',
  },
];

/** Files of a module that only the module itself imports. */
export const PRIVATE_ROLES = /\.(repository|errors)\.ts$/;

/** Files of a module that make its errors for people, so that each code and its words are found in one place. */
export const ERROR_ROLES = /\.errors\.ts$/;

/** Files that only the entrances import. */
export const ENTRANCE_ROLES = /\.routes\.ts$/;

/** Packages that a room must do without, and those that it may have at all. */
export const PACKAGES: readonly { readonly room: string; readonly only: RegExp }[] = [
  // An independent calendar that a test holds ours against; the law itself does without packages.
  { room: 'law', only: /^chinese-days$/ },
  // Beside it, a build of the model may read files: that is scripts' and the entrances' work.
  { room: 'text', only: /^(pinyin-pro|opencc-js(\/dict\/\w+)?)$/ },
  { room: 'portal', only: /^node:(fs|fs\/promises|crypto|path|url)$/ },
  { room: 'migrations', only: /^kysely$/ },
  { room: 'scripts', only: /^node:/ },
];
