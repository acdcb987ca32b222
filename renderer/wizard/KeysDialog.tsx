import { Button } from '@fluentui/react-components';
import { Modal } from '../components/Modal.tsx';
import { ScrollBox } from '../components/ScrollBox.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl+K', 'Find or run a command'],
  ['F6, Shift+F6', 'Next and previous region of the window'],
  ['Tab, Shift+Tab', 'Next and previous control'],
  ['Arrows, Home, End', 'Move in lists, tabs and the timeline'],
  ['Enter', 'Open what is selected'],
  ['Esc', 'Close a dialog, and return to where you were'],
  ['Ctrl+F', 'Find in the list of this screen'],
  ['F8, Shift+F8', 'Next and previous problem, error or broken statement'],
  ['Ctrl+S', 'Show the difference and save (Configure)'],
  ['Ctrl+Z, Ctrl+Y', 'Undo and redo an unsaved change (Configure)'],
  ['+, −, Ctrl+wheel', 'Zoom the timeline'],
  ['?', 'This list'],
];

/** All keys. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal title="Keys" onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      <ScrollBox label="Keys" className="db">
        <dl className="keys">
          {KEYS.map(([keys, text]) => (
            <div key={keys} className="glass">
              <dt>
                <span className="kbd">{keys}</span>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </ScrollBox>
    </Modal>
  );
}
