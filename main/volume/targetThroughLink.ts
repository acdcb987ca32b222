import { toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import { type Problem, problem } from '../../shared/model/diagnostic.ts';

/** Files are changed at their own place only; this one is reached through a link. */
export function targetThroughLink(file: VolumePath): Problem {
  const summary = `${toWindowsPath(file)} lies behind a link, so it is not changed.`;
  return problem('refused', 'target-through-link', summary, {
    detail: 'Files are changed at their own place only, never through a link.',
    where: [{ file }],
    fix: 'Change the file at the place that the link leads to.',
  });
}
