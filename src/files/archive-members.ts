import { unzipParts } from './masking/zip-parts.ts';
import { UnreadableFile } from './readers/unreadable-file.ts';

/** A file in an archive, in memory. */
export interface ArchiveMember {
  readonly bytes: Uint8Array;
  /** With its folders, as people see it. */
  readonly name: string;
}

const MOST_MEMBERS = 300;
/** What systems leave behind in folders. */
const LEFTOVERS = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/iu;

/**
 * The files of a ZIP archive, without what systems leave behind in folders. Throws `UnreadableFile` for bombs, broken ones and those of more
 * files than anybody looks over.
 */
export function archiveMembers(bytes: Uint8Array): ArchiveMember[] {
  const parts = [...unzipParts(bytes)].filter(([name]) => !LEFTOVERS.test(name));
  if (parts.length > MOST_MEMBERS)
    throw new UnreadableFile(
      `压缩包里有 ${parts.length} 个文件，超过 ${MOST_MEMBERS} 个，没有检查。请分成几个压缩包。`,
    );
  return parts.map(([name, part]) => ({ bytes: part, name: readableName(name) }));
}

/** Names that aren't said to be UTF-8 come byte by byte; programs here write them in GBK. */
function readableName(name: string): string {
  if (/^\p{ASCII}*$/u.test(name) || [...name].some((sign) => sign > '\u00ff')) return name;
  const raw = Buffer.from(name, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}
