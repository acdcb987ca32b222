import { createContext, runInContext } from 'node:vm';
import { failure, problem, ProblemError, success, type Outcome } from '../../shared/model/diagnostic.ts';

/** A regular expression that somebody typed, without case, `^` and `$` at lines. */
export interface SearchExpression {
  readonly source: string;
  /** Which of some texts it matches. Throws `search-expression-slow` as ProblemError where that takes too long. */
  match(texts: readonly string[]): readonly boolean[];
}

/** Milliseconds that one batch of texts may take: some expressions need longer than the universe for one line. */
const MATCH_MS = 2000;
const FLAGS = 'im';

/**
 * Compiles an expression; problem `search-expression-invalid` (usage) where it is none. It runs in a context of its
 * own, since only there it can be stopped.
 */
export function compileSearchExpression(source: string): Outcome<SearchExpression> {
  const why = whyInvalid(source);
  if (why !== null) return failure(invalid(source, why));
  const context = createContext({ source, texts: [] as readonly string[] });
  runInContext(`const expression = new RegExp(source, '${FLAGS}')`, context);
  return success({
    source,
    match: (texts) => {
      context['texts'] = texts;
      try {
        const found: unknown = runInContext('texts.map((text) => expression.test(text))', context, {
          timeout: MATCH_MS,
        });
        return Array.isArray(found) ? found.map((each) => each === true) : [];
      } catch {
        throw new ProblemError(tooSlow(source));
      }
    },
  });
}

/** What the engine says of an expression that it does not understand; null for one that it does. */
function whyInvalid(source: string): string | null {
  try {
    return new RegExp(source, FLAGS) instanceof RegExp ? null : '';
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return said.replace(/^Invalid regular expression: \/.*\/[a-z]*: /s, '').toLowerCase();
  }
}

function invalid(source: string, why: string): ReturnType<typeof problem> {
  return problem('usage', 'search-expression-invalid', `/${source}/ is not a valid expression: ${why}.`, {
    detail: 'Searching the logs: a text between slashes is a regular expression.',
    fix: 'Correct the expression, or leave out the slashes to find the text as it stands.',
  });
}

function tooSlow(source: string): ReturnType<typeof problem> {
  const summary = `/${source}/ takes too long: it was stopped after ${MATCH_MS / 1000} seconds.`;
  return problem('usage', 'search-expression-slow', summary, {
    detail: 'Searching the logs: repetitions inside repetitions make an expression slow.',
    fix: 'Use a simpler expression, or leave out the slashes to find a text as it stands.',
  });
}
