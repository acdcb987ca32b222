import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient, isWeb } from '../client.ts';
import { App } from './App.tsx';
import { Boundary } from './Boundary.tsx';

/** The page's policy lets styles in only with the nonce that the host put into this tag. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
const styles = createDOMRenderer(document, { styleElementAttributes: { nonce } });
const web = isWeb(window.location);
document.documentElement.dataset['host'] = web ? 'web' : 'electron';
const root = document.getElementById('root');

if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <RendererProvider renderer={styles} targetDocument={document}>
        <Boundary>
          <App client={createClient(window)} web={web} />
        </Boundary>
      </RendererProvider>
    </StrictMode>,
  );
