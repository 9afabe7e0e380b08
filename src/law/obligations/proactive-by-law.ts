import { CATALOGUE_PROFILES } from '../catalogue/profiles.ts';
import { DISCLOSURE_RULES } from './special-limits.ts';
import type { StandardItem } from './standard-item.ts';
import { standardItems } from './standard-items.ts';

/**
 * The provision by which an item must be disclosed without anybody asking for it; null where no law says so. 条例第20条 and 第21条 name
 * kinds of information, told by the key of the item, which an office can't change; a law that sets a day or a posting of its own
 * leaves no room to wait for an applicant either. 条例第26条 only says by when, and 第19条 leaves it to the office to judge.
 */
export function proactiveByLaw({ key, rule }: Pick<StandardItem, 'key' | 'rule'>): string | null {
  const given = CATALOGUE_PROFILES.flatMap((profile) => standardItems(profile, 'all')).find(
    (item) => item.key === key,
  );
  const named = given?.basis.split('；').find((ground) => /^政府信息公开条例.*第2[01]条/u.test(ground));
  if (named !== undefined) return named;
  return rule?.standing === 'set' && rule.article !== DISCLOSURE_RULES.general.article ? rule.article : null;
}
