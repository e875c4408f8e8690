import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/index.ts';
import { startI18n } from './i18n/start.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root element to draw the console in');

startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
