import encodeQR from 'qr';

/**
 * A QR code as an SVG, black on white with the quiet zone of four modules that readers want. A quarter of it may be soiled
 * or torn, as sheets on boards are.
 */
export function qrCodeSvg(text: string): string {
  return encodeQR(text, 'svg', { ecc: 'quartile', border: 4 });
}
