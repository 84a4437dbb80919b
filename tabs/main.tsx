import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { connectHost } from './app/host.ts';
import { startRoute } from './app/start-route.ts';

const root = document.getElementById('root');
if (root !== null) {
  const host = await connectHost();
  startRoute(host);
  createRoot(root).render(
    <StrictMode>
      <App host={host} />
    </StrictMode>,
  );
}
