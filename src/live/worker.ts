// The code of a worker that answers with results as they are, for pages that draw for themselves.
import { serve } from './web.ts';

serve((told) => told);
