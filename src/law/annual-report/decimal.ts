/**
 * A non-negative decimal amount as text in its shortest form ('0', '12.5', '4166.214619'): up to 14 digits before the
 * point and 6 behind it, as numeric(20,6) holds. 收费金额 is counted in 万元 and must never pass through floating point.
 */
export type Decimal = string;

const SCALE = 6;
const SHAPE = /^(\d+)(?:\.(\d+))?$/;
const MAX_WHOLE_DIGITS = 14;

/** The amount in its shortest form; null for a sign, an exponent, blanks, more than 6 decimals or 14 whole digits. */
export function parseDecimal(text: string): Decimal | null {
  const found = SHAPE.exec(text);
  if (found === null) return null;
  const whole = (found[1] ?? '').replace(/^0+(?=\d)/, '');
  const fraction = (found[2] ?? '').replace(/0+$/, '');
  if (whole.length > MAX_WHOLE_DIGITS || fraction.length > SCALE) return null;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** The amount in its shortest form; throws a RangeError when it is none. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`not an amount: ${text}`);
  return value;
}

/** The exact sum. */
export function addDecimals(...amounts: readonly Decimal[]): Decimal {
  return fromMillionths(amounts.reduce((sum, amount) => sum + toMillionths(amount), 0n));
}

/**
 * The amount as a JSON number when a reader gets exactly the same amount back from it (up to 15 significant digits),
 * else as text. So zero is 0 and 4166.214619 is 4166.214619.
 */
export function toJsonNumber(amount: Decimal): number | string {
  const shortest = decimal(amount);
  const digits = shortest.replace('.', '').replace(/^0+/, '');
  const asNumber = Number(shortest);
  return digits.length <= 15 && parseDecimal(String(asNumber)) === shortest ? asNumber : shortest;
}

/** A JSON number or text as an amount; null when it is none. */
export function fromJsonNumber(value: unknown): Decimal | null {
  if (typeof value === 'string') return parseDecimal(value);
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return null;
  // Below a millionth and above 10^21 String writes an exponent, which is no amount of ours.
  return parseDecimal(String(value));
}

function toMillionths(amount: Decimal): bigint {
  const [whole = '0', fraction = ''] = decimal(amount).split('.');
  return BigInt(whole + fraction.padEnd(SCALE, '0'));
}

function fromMillionths(value: bigint): Decimal {
  const digits = value.toString().padStart(SCALE + 1, '0');
  return decimal(`${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`);
}
