/** What every file of the model begins with; the digit is the version of the form. */
const MAGIC = 'GONGKAI-LANGUAGE-1\n';

/** Named stretches of bytes: what a file of the model is made of. */
export type Sections = ReadonlyMap<string, Uint8Array>;

/** A file of the model: magic words, a line of JSON that names the sections with their lengths, then the sections. */
export function writeModelFile(sections: Sections, about: string): Uint8Array {
  const lengths = [...sections].map(([name, bytes]) => [name, bytes.length]);
  const head = new TextEncoder().encode(`${MAGIC}${JSON.stringify({ about, sections: lengths })}\n`);
  const bytes = new Uint8Array([...sections.values()].reduce((sum, one) => sum + one.length, head.length));
  bytes.set(head);
  let at = head.length;
  for (const section of sections.values()) {
    bytes.set(section, at);
    at += section.length;
  }
  return bytes;
}

/** The sections of a file of the model, views of its bytes. Throws when it is another file, or cut. */
export function readModelFile(bytes: Uint8Array): Sections {
  const decoder = new TextDecoder();
  if (decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new Error('not a file of the model');
  const lineEnd = bytes.indexOf(10, MAGIC.length);
  const head: unknown = JSON.parse(decoder.decode(bytes.subarray(MAGIC.length, lineEnd)));
  const sections = new Map<string, Uint8Array>();
  let at = lineEnd + 1;
  for (const [name, length] of lengthsOf(head)) {
    sections.set(name, bytes.subarray(at, at + length));
    at += length;
  }
  if (at !== bytes.length) throw new Error('the file of the model is cut');
  return sections;
}

/** A section by its name, bytes of its own: keeping it keeps no more of the file. Throws where it is missing. */
export function keptSection(sections: Sections, name: string): Uint8Array {
  return sectionOf(sections, name).slice();
}

/** A section by its name; throws where it is missing. */
export function sectionOf(sections: Sections, name: string): Uint8Array {
  const section = sections.get(name);
  if (section === undefined) throw new Error(`the model has no section ${name}`);
  return section;
}

function lengthsOf(head: unknown): [string, number][] {
  if (typeof head !== 'object' || head === null || !('sections' in head) || !Array.isArray(head.sections))
    throw new Error('the head of the model cannot be read');
  return head.sections.map((one: unknown) => {
    if (!Array.isArray(one) || typeof one[0] !== 'string' || typeof one[1] !== 'number')
      throw new Error('the head of the model cannot be read');
    return [one[0], one[1]];
  });
}
