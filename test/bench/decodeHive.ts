// Reads everything that a hive holds: run as a process of its own, so that its time and memory are those of reading.
import { unwrap } from '../../shared/model/diagnostic.ts';
import { openHiveFile } from '../../main/api/hives/openHiveFile.ts';
import { walkKeys } from '../../main/registry/regf/walkKeys.ts';
import { printValue } from '../../main/registry/values.ts';

const [file = ''] = process.argv.slice(2);
let keys = 0;
let values = 0;
let characters = 0;
for (const { key } of walkKeys(unwrap(openHiveFile({ file, logs: false })).root)) {
  keys += 1;
  characters += key.name.length;
  for (const value of key.values()) {
    values += 1;
    const { data } = printValue(value);
    characters += value.name.length + (typeof data === 'string' ? data.length : 0);
  }
}
console.log(JSON.stringify({ keys, values, characters }));
