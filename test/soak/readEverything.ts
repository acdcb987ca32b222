import { asRead } from '../../main/registry/regf/asRead.ts';
import { countHive } from '../../main/registry/regf/count.ts';
import { openHive } from '../../main/registry/regf/hive.ts';
import { SMALLEST_KEY_CELL_BYTES } from '../../main/registry/regf/layout.ts';
import { verifyHive } from '../../main/registry/regf/verify.ts';
import { MAX_WARNINGS } from '../../main/registry/regf/damage.ts';
import { walkKeys } from '../../main/registry/regf/walkKeys.ts';
import { regText } from '../../main/registry/regText.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { HiveFiles } from './mutatedHives.ts';

/** Characters of `.reg` text that one byte of a hive may come to: three for each byte of data, and names. */
const TEXT_FACTOR = 64;

/** What reading a damaged hive came to: whether it could be opened, and what is wrong with how it was read. */
export interface Reading {
  readonly opened: boolean;
  readonly warnings: number;
  readonly faults: readonly string[];
}

/** Opens, counts, exports, looks up and verifies; nothing may throw, and every finding has a code and an offset. */
export function readEverything({ hive: bytes, logs }: HiveFiles): Reading {
  const opened = openHive(bytes, logs);
  if (!opened.ok) return { opened: false, warnings: 0, faults: faultsOf([opened.problem.diagnostic]) };
  const hive = opened.value;
  const { keys } = countHive(hive);
  let text = 0;
  for (const piece of regText(walkKeys(hive.root).map(({ key }) => key))) text += piece.length;
  hive.root.subkey('many')?.subkey('K120')?.value('none');
  verifyHive(hive);
  const warnings = asRead(hive);
  const size = hive.bytes.length;
  return {
    opened: true,
    warnings: warnings.length,
    faults: [
      ...faultsOf(warnings),
      ...(keys <= size / SMALLEST_KEY_CELL_BYTES ? [] : [`${keys} keys in ${size} bytes`]),
      ...(text <= TEXT_FACTOR * size ? [] : [`${text} characters of ${size} bytes`]),
      ...(warnings.length <= MAX_WARNINGS + 1 ? [] : [`${warnings.length} warnings`]),
    ],
  };
}

function faultsOf(findings: readonly Diagnostic[]): readonly string[] {
  return findings.flatMap(({ code, where }) => {
    const isPlaced = code === 'hive-too-many-warnings' || typeof where[0]?.offset === 'number';
    return /^hive-[a-z-]+$/.test(code) && isPlaced ? [] : [`a finding "${code}" without an offset`];
  });
}
