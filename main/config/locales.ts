import data from '../../resources/settings/locales.json' with { type: 'json' };
import * as z from 'zod';

/** `LLLL:KKKKKKKK`, language and layout, or `LLLL:{guid}{guid}` for an input method editor. */
const PROFILE = z.string().regex(/^[0-9a-f]{4}:(?:[0-9a-f]{8}|\{[0-9a-f-]{36}\}\{[0-9a-f-]{36}\})$/);
const TAG = z.string().min(2);

const LOCALES = z.strictObject({
  schema: z.literal('imageprep/locales/1'),
  about: z.string(),
  source: z.string(),
  languages: z.array(z.strictObject({ tag: TAG, id: z.string().regex(/^[0-9a-f]{4}$/) })),
  profiles: z.array(z.strictObject({ tag: TAG, primary: PROFILE, secondary: PROFILE.optional() })),
  keyboards: z.array(z.strictObject({ id: z.string().regex(/^[0-9a-f]{8}$/), name: z.string().min(1) })),
  methods: z.array(z.strictObject({ tag: TAG, profile: PROFILE, name: z.string().min(1).optional() })),
});

type Locales = Readonly<z.infer<typeof LOCALES>>;

let checked: Locales | null = null;

/**
 * Languages with full language packs, the input profiles of locales, layouts and input method editors; checked when they
 * are first asked, and a fault in them is a fault of the program. Source: answer file facts, sections 10 to 12.
 */
export function locales(): Locales {
  return (checked ??= LOCALES.parse(data));
}
