import { attributeOf, elementsOf, everyElement, localName, textIn, type XmlElement } from './xml-tree.ts';

/** A piece of text of a page that can be copied though it isn't seen. */
export interface UnseenText {
  readonly element: XmlElement;
  readonly why: 'invisible' | 'transparent' | 'white' | 'covered';
  readonly characters: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How much of a text must lie under a shape. */
const COVERED = 0.9;
const MOST_SHAPES = 20_000;

/** Texts of a page that nobody sees: switched off, transparent, white, or under a filled shape or a picture that is drawn later. */
export function unseenTexts(page: XmlElement): UnseenText[] {
  const objects = [...everyElement(page)].filter((element) =>
    /^(?:TextObject|PathObject|ImageObject)$/u.test(localName(element)),
  );
  const shapes = objects.flatMap((element, order) => {
    const box = covers(element) ? boxOf(element) : null;
    return box === null ? [] : [{ box, order }];
  });
  return objects.flatMap((element, order): UnseenText[] => {
    if (localName(element) !== 'TextObject') return [];
    const characters = textIn(element).replaceAll(/\s/gu, '').length;
    const why =
      whyUnseen(element) ?? (isUnder(element, order, shapes.slice(0, MOST_SHAPES)) ? 'covered' : null);
    return why === null || characters === 0 ? [] : [{ element, why, characters }];
  });
}

function whyUnseen(element: XmlElement): UnseenText['why'] | null {
  if (attributeOf(element, 'Visible') === 'false') return 'invisible';
  if (attributeOf(element, 'Alpha') === '0') return 'transparent';
  const fill = elementsOf(element).find((each) => localName(each) === 'FillColor');
  if (attributeOf(element, 'Fill') === 'false' && attributeOf(element, 'Stroke') !== 'true')
    return 'transparent';
  if (fill !== undefined && attributeOf(fill, 'Alpha') === '0') return 'transparent';
  const colour = fill === undefined ? undefined : attributeOf(fill, 'Value');
  return colour !== undefined && /^\s*(?:25[0-5]\s+25[0-5]\s+25[0-5]|255|0\s+0\s+0\s+0)\s*$/u.test(colour)
    ? 'white'
    : null;
}

/** Whether something lies over what was drawn before it: filled shapes that can't be seen through, and pictures. */
function covers(element: XmlElement): boolean {
  if (attributeOf(element, 'Visible') === 'false' || Number(attributeOf(element, 'Alpha') ?? 255) < 250)
    return false;
  if (localName(element) === 'ImageObject') return true;
  return localName(element) === 'PathObject' && attributeOf(element, 'Fill') === 'true';
}

function isUnder(
  element: XmlElement,
  order: number,
  shapes: readonly { box: Box; order: number }[],
): boolean {
  const box = boxOf(element);
  if (box === null) return false;
  const area = (box.right - box.left) * (box.bottom - box.top);
  return shapes.some((shape) => shape.order > order && area > 0 && overlap(box, shape.box) >= COVERED * area);
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}

function boxOf(element: XmlElement): Box | null {
  const [left, top, width, height] = (attributeOf(element, 'Boundary') ?? '')
    .trim()
    .split(/\s+/u)
    .map(Number);
  return left === undefined ||
    top === undefined ||
    width === undefined ||
    height === undefined ||
    !Number.isFinite(left + top + width + height)
    ? null
    : { left, top, right: left + width, bottom: top + height };
}
