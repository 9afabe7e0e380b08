import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of a password hash. It may only grow: hashes of smaller cost are renewed when their owner signs in. */
interface Cost {
  /** log2 of scrypt's N */
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

const COST: Cost = { logN: 15, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const SHAPE = /^scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;

/** What comparing a password with a hash says. */
export interface PasswordCheck {
  readonly matches: boolean;
  /** The hash was made with smaller parameters than today's and should be made anew. */
  readonly outdated: boolean;
}

/** Hashes a password: `scrypt$ln=15,r=8,p=1$salt$key`, so that each hash says how it was made. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, { ...cost, bytes: KEY_BYTES });
  return `scrypt$ln=${cost.logN},r=${cost.r},p=${cost.p}$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Compares in constant time. Throws when `stored` isn't one of our hashes. */
export async function checkPassword(password: string, stored: string): Promise<PasswordCheck> {
  const [, logN, r, p, salt, key] = SHAPE.exec(stored) ?? [];
  if (logN === undefined || r === undefined || p === undefined || salt === undefined || key === undefined) {
    throw new Error('not a password hash of ours');
  }
  const cost: Cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const expected = Buffer.from(key, 'base64');
  const actual = await derive(password, Buffer.from(salt, 'base64'), { ...cost, bytes: expected.length });
  const outdated = cost.logN < COST.logN || cost.r < COST.r || cost.p < COST.p;
  return { matches: timingSafeEqual(actual, expected), outdated };
}

let decoy: Promise<string> | null = null;

/** Takes as long as a real check and never matches: for usernames that don't exist. */
export async function checkAgainstNobody(password: string): Promise<PasswordCheck> {
  decoy ??= hashPassword(randomBytes(SALT_BYTES).toString('base64'));
  await checkPassword(password, await decoy);
  return { matches: false, outdated: false };
}

// Without characters that look alike on paper: the password is read out or written down once.
const CLASSES = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '@#%*+?='] as const;
const GENERATED_LENGTH = 14;

/** An initial password that satisfies the rules: about 80 bits, all four classes. */
export function generatePassword(): string {
  const all = CLASSES.join('');
  const rest = Array.from({ length: GENERATED_LENGTH - CLASSES.length }, () => pick(all));
  const characters = [...CLASSES.map(pick), ...rest];
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters.join('');
}

function pick(from: string): string {
  return from.charAt(randomInt(from.length));
}

async function derive(password: string, salt: Buffer, options: Cost & { bytes: number }): Promise<Buffer> {
  const N = 2 ** options.logN;
  // Node's default bound is just what N = 2^15, r = 8 needs; twice the need leaves room for its own overhead.
  const maxmem = 256 * N * options.r;
  return new Promise((resolve, reject) => {
    scrypt(password, salt, options.bytes, { N, r: options.r, p: options.p, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
