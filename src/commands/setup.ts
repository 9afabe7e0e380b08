import { inOneTransaction, type Ctx } from '../platform/context.ts';
import { AppError } from '../platform/errors.ts';
import type { Role } from '../platform/actor.ts';
import { openProgram } from '../program.ts';
import { agencyFields } from '../modules/agencies/agencies.api.ts';
import { agencyTree } from '../modules/agencies/agencies.queries.ts';
import { createAgency } from '../modules/agencies/agencies.usecases.ts';
import { createAccount, grantRole } from '../modules/accounts/accounts.usecases.ts';
import { installCatalogue } from '../modules/catalogue/catalogue.usecases.ts';
import { CATALOGUE_PROFILES, type CatalogueProfile } from '../law/catalogue/profiles.ts';
import { required, type CommandInput } from './command.ts';

/** 三员: three people, three accounts. */
const ADMINISTRATORS: readonly { username: string; role: Role; displayName: string }[] = [
  { username: 'sysadmin', role: 'systemAdmin', displayName: '系统管理员' },
  { username: 'secadmin', role: 'securityAdmin', displayName: '安全管理员' },
  { username: 'auditadmin', role: 'auditAdmin', displayName: '审计管理员' },
];

/** `gongkai setup`: the first agency and the three administrators of a real installation. */
export async function runSetup(input: CommandInput): Promise<number> {
  const fields = readFields(input);
  const program = await openProgram({ mode: 'command', progress: input.tell });
  try {
    const { ctx } = program;
    if ((await agencyTree(ctx.db, { closed: 'with' })).length > 0) {
      throw new AppError({
        code: 'setup.not_empty',
        message:
          '数据库中已有机构，不能再次初始化。请在工作台的“机构”中维护；要从头开始，请另设 GONGKAI_DATA 指向空目录。',
      });
    }
    const lines = await inOneTransaction(ctx, async (tx) =>
      setUp(tx, { fields, profile: profileOption(input) }),
    );
    input.print('已建立机构和三员账号。初始密码只显示这一次，首次登录须修改：');
    for (const line of lines) input.print(line);
    return 0;
  } finally {
    await program.close();
  }
}

/** All of it or nothing: half of an office could not be set up again. Returns what is shown of each account. */
async function setUp(
  ctx: Ctx,
  input: { fields: ReturnType<typeof readFields>; profile: CatalogueProfile },
): Promise<string[]> {
  const agency = await createAgency(ctx, { ...input.fields, parentId: null });
  await installCatalogue(ctx, { agencyId: agency.id, profile: input.profile });
  const lines: string[] = [];
  for (const { username, role, displayName } of ADMINISTRATORS) {
    const account = await createAccount(ctx, { username, displayName, agencyId: agency.id });
    await grantRole(ctx, { accountId: account.id, role, agencyId: agency.id });
    lines.push(`  ${username.padEnd(12)} ${account.initialPassword}  ${displayName}`);
  }
  return lines;
}

function readFields(input: CommandInput): ReturnType<typeof agencyFields.parse> {
  const parsed = agencyFields.safeParse({
    kind: required(input, 'kind', 'township'),
    name: required(input, 'name', '某某区某某镇人民政府'),
    shortName: required(input, 'short', '某某镇'),
    selfName: typeof input.options['self'] === 'string' ? input.options['self'] : '本机关',
    slug: required(input, 'slug', 'moumou'),
    publishes: true,
    uscc: required(input, 'uscc', '18位统一社会信用代码'),
    areaCode: null,
  });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`).join('；');
  throw new AppError({ code: 'setup.invalid', message: `参数有误：${faults}。` });
}

function profileOption(input: CommandInput): CatalogueProfile {
  const kind = required(input, 'kind', 'township');
  return CATALOGUE_PROFILES.find((profile) => profile === kind) ?? 'department';
}
