// The code of all workers of the workbench, in one file, since they have the language in common: what one does is told by its name.
import { explanations } from '../live/explanations.ts';
import { pins } from '../live/pins.ts';
import { serve } from '../live/web.ts';
import { serveDesk } from './desk.ts';
import { shown } from './live.ts';
import { DESK } from './messages.ts';

if ((globalThis as unknown as { readonly name: string }).name === DESK) serveDesk();
else serve(shown, { explain: explanations, pins: pins() });
