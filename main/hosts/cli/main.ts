import { loadLookup } from './loadLookup.ts';
import { quickHive } from './quickHive.ts';

// A look-up in a hive is asked for thousands of times by scripts. Reading the command line and loading the whole engine
// cost several times what Node itself does, so the plain forms of such commands go another way to the same functions. So
// does the start of the window, which somebody waits for.
const words = process.argv.slice(2);
const quick = quickHive(words);
if (quick !== null) await loadLookup(import.meta.dirname).runQuickHive(quick);
else if (words.length === 1 && words[0] === 'serve') await (await import('./plainServe.ts')).plainServe();
else await import('./commandLine.ts');
