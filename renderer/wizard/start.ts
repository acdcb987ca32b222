import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/rail.css';
import '../styles/frame.css';
import '../styles/results.css';
import '../styles/surfaces.css';
import '../styles/dialogs.css';
import '../styles/lists.css';
import '../styles/middleCut.css';
import '../styles/longLists.css';
import '../styles/code.css';
import '../styles/timeline.css';
import '../styles/start.css';
import '../styles/configure.css';
import '../styles/answerFiles.css';
import '../styles/screens.css';
import '../styles/small.css';

/** The longest that the program waits for a paint, in milliseconds; a window in the background paints nothing. */
const LONGEST_WAIT_MS = 100;

/** Runs the program after the frame in index.html was painted: running it takes longer than showing the frame. */
async function start(): Promise<void> {
  await Promise.race([painted(), new Promise((done) => setTimeout(done, LONGEST_WAIT_MS))]);
  await import('./main.tsx');
}

/** Resolves after the next paint. */
function painted(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

void start();
