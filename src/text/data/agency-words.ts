/** Words of 文号 and whose they are, with how titles of that body's documents begin. Those that are certain; what isn't listed isn't told. */
export const AGENCY_WORDS: readonly { readonly words: readonly string[]; readonly issuer: string }[] = [
  { words: ['国发', '国函', '国发明电'], issuer: '国务院' },
  { words: ['国办发', '国办函', '国办发明电'], issuer: '国务院办公厅' },
  { words: ['国办公开办函'], issuer: '国务院办公厅政府信息与政务公开办公室' },
  { words: ['中发'], issuer: '中共中央' },
  { words: ['中办发', '中办函'], issuer: '中共中央办公厅' },
];
