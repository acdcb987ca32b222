import type { SettingMatch, SettingSearch } from '../../../shared/model/catalogue.ts';
import { knownComponents, knownPaths, knownSetting, type KnownSetting } from '../catalogue.ts';
import { nearNames } from '../nearNames.ts';
import { listItemOf, settingField } from './settingField.ts';

export interface SearchOptions {
  /** Only settings that are valid in this pass. */
  readonly pass?: string | undefined;
  readonly component?: string | undefined;
  /** Matches that are listed. */
  readonly limit: number;
}

/** A setting of the catalogue with what the search looks at, in lower case. */
interface Entry {
  readonly component: string;
  readonly known: KnownSetting;
  readonly name: string;
  readonly path: string;
  readonly place: string;
  readonly explanation: string;
}

let entries: readonly Entry[] | null = null;

/** Every setting of the catalogue in its order, made once. */
function catalogue(): readonly Entry[] {
  return (entries ??= knownComponents().flatMap((component) =>
    knownPaths(component).flatMap((path) => {
      const known = knownSetting(component, path);
      if (known === null) return [];
      const explanation = [known.notes, ...(known.values ?? []), ...Object.values(known.labels ?? {})].join(' ');
      const lower = path.toLowerCase();
      return [
        {
          component,
          known,
          name: lower.slice(lower.lastIndexOf('/') + 1),
          path: lower,
          place: component.toLowerCase(),
          explanation: explanation.toLowerCase(),
        },
      ];
    }),
  ));
}

/**
 * Searches every setting of the catalogue: each word of the query must be in its name, path, component or explanation,
 * in any case. Best first: names before paths before explanations, then the order of the reference. Where nothing
 * matches, names that look alike. An empty query lists the catalogue.
 */
export function searchSettings(query: string, { pass, component, limit }: SearchOptions): SettingSearch {
  const words = query
    .toLowerCase()
    .split(/[\s/]+/)
    .filter((word) => word !== '');
  const all = catalogue().filter(
    (entry) =>
      (pass === undefined || entry.known.passes.includes(pass))
      && (component === undefined || entry.component === component),
  );
  const ranked = all
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  if (ranked.length > 0 || words.length === 0)
    return {
      matches: ranked.slice(0, limit).map(({ entry }) => matchOf(entry, words, pass)),
      more: Math.max(0, ranked.length - limit),
      near: false,
    };
  const alike = nearNames(
    words.join(''),
    all.map(({ known }) => known.path),
    limit,
  );
  const near = alike.flatMap((path) => all.find(({ known }) => known.path === path) ?? []);
  return { matches: near.map((entry) => matchOf(entry, words, pass)), more: 0, near: true };
}

/** How well an entry fits, as the sum of its words' scores; null where one word is nowhere. */
function scoreOf(entry: Entry, words: readonly string[]): number | null {
  let sum = 0;
  for (const word of words) {
    const score = wordScore(entry, word);
    if (score === 0) return null;
    sum += score;
  }
  return sum;
}

function wordScore({ known, name, path, place, explanation }: Entry, word: string): number {
  if (name === word) return 100;
  if (name.startsWith(word)) return 70;
  if (beginsWord(known.path.slice(-name.length), word)) return 60;
  if (name.includes(word)) return 50;
  if (path.includes(word)) return 30;
  if (place.includes(word)) return 20;
  const at = explanation.indexOf(word);
  if (at < 0) return 0;
  return at === 0 || /\W/.test(explanation.charAt(at - 1)) ? 10 : 5;
}

/** Whether a word of a name such as `HideEULAPage` begins with a text. */
function beginsWord(name: string, word: string): boolean {
  const at = name.toLowerCase().indexOf(word);
  return at > 0 && /[A-Z]/.test(name.charAt(at));
}

function matchOf({ component, known, name, path }: Entry, words: readonly string[], pass?: string): SettingMatch {
  const first = pass ?? known.passes[0] ?? '';
  const found = words.every((word) => name.includes(word))
    ? 'name'
    : words.some((word) => path.includes(word))
      ? 'path'
      : 'explanation';
  return {
    component,
    path: known.path,
    passes: known.passes,
    settings: known.passes.map((each) => `${each}/${component}/${known.path}`),
    found,
    field: settingField(component, known, first),
    listItem: listItemOf(component, known.path),
    deprecatedSince: known.deprecatedSince ?? null,
    unconfirmed: known.unconfirmed === true,
  };
}
