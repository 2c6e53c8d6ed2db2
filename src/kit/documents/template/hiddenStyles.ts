/** Which styles of a Word file hide what has them? */
import { attribute, tagsOf, type Tag } from './xmlTags.ts';

export interface Hides {
  /** @returns undefined where the style says nothing of it */
  style(id: string): boolean | undefined;
  /** Paragraphs that name no style. */
  readonly paragraph: boolean | undefined;
  /** All text, unless something else is said. */
  readonly all: boolean;
}
interface Style {
  readonly isDefault: boolean;
  basedOn?: string;
  says?: boolean;
}

/** A property without a value is on. */
export const isOn = ({ inner }: Tag): boolean => !/^(?:0|false|off)$/i.test(attribute(inner, 'w:val'));

export function hiddenStyles(xml: string): Hides {
  const styles = new Map<string, Style>();
  let [style, all, inDefaults]: [Style | undefined, boolean, boolean] = [undefined, false, false];
  for (const tag of tagsOf(xml)) {
    const { name, ends, inner } = tag;
    if (name === 'w:rPrDefault') inDefaults = !ends;
    else if (name === 'w:style') style = ends ? undefined : begun(inner, styles);
    else if (name === 'w:basedOn' && style) style.basedOn = attribute(inner, 'w:val');
    else if (name === 'w:vanish' || name === 'w:specVanish') {
      if (style) style.says = style.says === true || isOn(tag);
      else if (inDefaults) all = isOn(tag);
    }
  }
  const said = (id: string, deep = 0): boolean | undefined => {
    const one = styles.get(id);
    if (!one || deep > MAX_DEEP) return undefined;
    return one.says ?? (one.basedOn === undefined ? undefined : said(one.basedOn, deep + 1));
  };
  const [normal] = [...styles].find(([, { isDefault }]) => isDefault) ?? [];
  return { style: (id) => said(id), paragraph: normal === undefined ? undefined : said(normal), all };
}
/** Word allows fewer styles one upon the other. */
const MAX_DEEP = 30;

function begun(inner: string, styles: Map<string, Style>): Style {
  const isDefault = attribute(inner, 'w:type') === 'paragraph' && /^(?:1|true|on)$/.test(attribute(inner, 'w:default'));
  const style: Style = { isDefault };
  styles.set(attribute(inner, 'w:styleId'), style);
  return style;
}
