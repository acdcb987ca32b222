import { loadLookup } from './loadLookup.ts';
import { quickHive } from './quickHive.ts';

// A look-up in a hive is asked for thousands of times by scripts. Reading the command line and loading the whole engine
// cost several times what Node itself does, so the plain forms of such commands go another way to the same functions.
const quick = quickHive(process.argv.slice(2));
if (quick === null) await import('./commandLine.ts');
else await loadLookup(import.meta.dirname).runQuickHive(quick);
