import {
  DOORS,
  ENTRANCE_ROLES,
  ERROR_ROLES,
  FLOORS,
  PACKAGES,
  PRIVATE_ROLES,
  ROOMS,
  type Room,
} from './house.ts';
import type { ImportedName, SourceFile } from './source-files.ts';
import { GUESTS, TABLE_OWNERS } from './table-owners.ts';

/** Everything in the files that breaks the order of the house, as sentences that name the file. */
export function boundaryFaults(files: readonly SourceFile[]): string[] {
  return [
    ...files.flatMap((file) => [
      ...nameFaults(file),
      ...file.imports.flatMap((one) => importFaults(file, one)),
      ...tableFaults(file),
      ...errorFaults(file),
    ]),
    ...missingFaults(files),
    ...deskFaults(files),
    ...cycleFaults(files),
  ];
}

/** No barrels, no drawers for odds and ends; each module is on a floor. */
function nameFaults({ path }: SourceFile): string[] {
  const faults: string[] = [];
  if (/\/(index|utils?|helpers?|common)\.(ts|tsx)$/.test(path)) faults.push(`${path}: name what it holds`);
  const module = moduleOf(path);
  if (module !== null && floorOf(module) < 0) faults.push(`${path}: the module ${module} is on no floor`);
  if (roomOf(path) === null) faults.push(`${path}: stands in no room`);
  return faults;
}

function importFaults(file: SourceFile, imported: ImportedName): string[] {
  const from = roomOf(file.path);
  if (from === null) return [];
  if (!isFile(imported.target)) return packageFaults(file, from, imported);
  const to = roomOf(imported.target);
  if (to === null || from.name === 'tests') return [];
  const fault = `${file.path}: may not import ${imported.target}`;
  if (to.name === 'tests' && !from.mayImport.includes('tests')) return [`${fault}, which is for tests`];
  if (DOORS.some((door) => door.from.test(file.path) && door.to.test(imported.target))) return [];
  const allowed =
    from === to ||
    from.mayImport.includes(to.name) ||
    (imported.typeOnly && (from.mayImportTypes?.includes(to.name) ?? false));
  if (!allowed) return [`${fault}: ${from.name} stands below ${to.name}, or apart from it`];
  return to.name === 'modules' ? moduleFaults(file.path, imported.target) : [];
}

/** Modules look down, and through the doors of another module only. */
function moduleFaults(path: string, target: string): string[] {
  const from = moduleOf(path);
  const to = moduleOf(target);
  if (to === null || from === to) return [];
  const faults: string[] = [];
  if (from !== null && floorOf(from) >= floorOf(to))
    faults.push(`${path}: may not import ${target}: ${from} doesn't stand above ${to}`);
  if (PRIVATE_ROLES.test(target)) faults.push(`${path}: may not import ${target}: it is private to ${to}`);
  if (ENTRANCE_ROLES.test(target) && roomOf(path)?.name !== 'entrances')
    faults.push(`${path}: may not import ${target}: routes are for the entrances`);
  return faults;
}

function packageFaults(file: SourceFile, room: Room, imported: ImportedName): string[] {
  const rule = PACKAGES.find((one) => one.room === room.name);
  if (rule === undefined || rule.only.test(imported.target)) return [];
  return [`${file.path}: ${room.name} does without ${imported.target}`];
}

function tableFaults(file: SourceFile): string[] {
  const room = roomOf(file.path)?.name;
  if (room === 'tests' || room === 'bench' || room === 'migrations') return [];
  return file.tables.flatMap((table) => {
    if (!isTable(table) || stands(file.path, TABLE_OWNERS[table])) return [];
    if (GUESTS.some((guest) => guest.table === table && stands(file.path, guest.room))) return [];
    return [`${file.path}: names the table ${table}, which belongs to ${TABLE_OWNERS[table]}`];
  });
}

/** A module's errors for people are made in its errors files alone. */
function errorFaults({ path, makesErrors }: SourceFile): string[] {
  if (!makesErrors || roomOf(path)?.name !== 'modules' || ERROR_ROLES.test(path)) return [];
  return [`${path}: makes an error that belongs in the errors file of its module`];
}

/** Imports carry their ending and lead to a file. */
function missingFaults(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map((file) => file.path));
  return files.flatMap((file) =>
    file.imports
      .filter(({ target }) => isFile(target) && !known.has(target) && !/\.(css|json|typ)$/.test(target))
      .map(({ target }) => `${file.path}: imports ${target}, which isn't there`),
  );
}

/** What the desk brings in runs in a browser: nothing of Node, of the server or of the database comes along. */
function deskFaults(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((file) => [file.path, file]));
  const seen = new Map<string, string>();
  const queue = files.filter((file) => roomOf(file.path)?.name === 'desk').map((file) => file.path);
  const faults: string[] = [];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const { target, typeOnly } of graph.get(path)?.imports ?? []) {
      if (typeOnly || path === 'desk/vite.config.ts') continue;
      if (/^(node:|kysely$|pg$|fastify|@fastify\/)/.test(target)) {
        const way = wayTo(path, seen).join(' › ');
        faults.push(`${path}: brings ${target} into the browser (${way})`);
      }
      if (!isFile(target) || seen.has(target)) continue;
      seen.set(target, path);
      queue.push(target);
    }
  }
  return faults;
}

function valuesIn(file: SourceFile): string[] {
  return file.imports.filter((one) => !one.typeOnly).map((one) => one.target);
}

function wayTo(path: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [path];
  for (let at = cameFrom.get(path); at !== undefined && !way.includes(at); at = cameFrom.get(at))
    way.unshift(at);
  return way;
}

/** No file needs itself by way of others. Types are free: a parent may say what its children are given. */
function cycleFaults(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((file) => [file.path, valuesIn(file)]));
  const done = new Set<string>();
  const faults: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    const at = above.indexOf(path);
    if (at >= 0) faults.push(`${[...above.slice(at), path].join(' › ')}: imports go round in a circle`);
    if (at >= 0 || done.has(path)) return;
    for (const target of graph.get(path) ?? []) if (graph.has(target)) visit(target, [...above, path]);
    done.add(path);
  };
  for (const file of files) visit(file.path, []);
  return faults;
}

function roomOf(path: string): Room | null {
  return ROOMS.find((room) => room.holds.test(path)) ?? null;
}

function moduleOf(path: string): string | null {
  return /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** 0 is the top; -1 when it is on none. */
function floorOf(module: string): number {
  return FLOORS.findIndex((floor) => floor.includes(module));
}

function isFile(target: string): boolean {
  return (
    ROOMS.some((room) => room.name !== 'tests' && room.holds.test(target)) || /^(src|test)\//.test(target)
  );
}

function isTable(name: string): name is keyof typeof TABLE_OWNERS {
  return Object.hasOwn(TABLE_OWNERS, name);
}

function stands(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
