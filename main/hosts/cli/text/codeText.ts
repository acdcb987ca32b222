import type { ExplainedCode } from '../../../../shared/model/log.ts';
import { prose } from './layout.ts';
import type { Paint } from './paint.ts';

/** One explained code: as it was pasted, its number and name, what it means. */
export function codeText(code: ExplainedCode, paint: Paint): string {
  const number = code.input.toLowerCase() === code.hex.toLowerCase() ? code.hex : `${code.input} = ${code.hex}`;
  const kind = code.facility === null ? code.kind : `${code.kind}, ${code.facility}`;
  return [
    `${paint.bold(number)}  ${code.name ?? 'no public name'}  ${paint.dim(`(${kind})`)}`,
    prose(code.meaning ?? 'Nothing is known of this code.', 4, paint),
    ...code.candidates.map(({ name, kind: sort, meaning }) =>
      prose(`also ${name} (${sort})${meaning === null ? '' : `: ${meaning}`}`, 4, paint),
    ),
  ].join('\n');
}
