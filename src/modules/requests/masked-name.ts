/** 王某某 for 王小明, and the first and last characters of an organisation: who handles requests tells them apart, others learn nothing. */
export function maskedName(name: string, natural: boolean): string {
  const characters = [...name.trim()];
  const [first] = characters;
  if (first === undefined) return '';
  if (natural) return `${first}${'*'.repeat(Math.max(1, Math.min(characters.length - 1, 3)))}`;
  const kept = Math.min(4, Math.floor(characters.length / 3));
  return kept === 0
    ? `${first}**`
    : `${characters.slice(0, kept).join('')}****${characters.slice(-kept).join('')}`;
}
